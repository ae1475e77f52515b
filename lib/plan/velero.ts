/** Where Velero runs in every cluster, and as what: namespace and service account as its chart names them. It sees its objects there and nowhere else. */
export const VELERO_NAMESPACE = 'velero';
export const VELERO_SERVICE_ACCOUNT = 'velero-server';
