/** Whether a text is a UUID, as ids of subscriptions, tenants and Entra objects are. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
