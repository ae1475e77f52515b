import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment/index.js';
import { Construct } from 'constructs';

/** An Azure resource or principal, and what to call it where a person reads. */
export interface Named {
  /** ARM id of a resource, object id of a principal; may be a reference. */
  readonly id: string;
  /** Its name as text, for the review. */
  readonly name: string;
}

/** One role for one identity on one scope. */
export interface RoleGrantProps {
  /** Whom: its object id. */
  readonly principal: Named;
  /** Name of an Azure built-in role, for example `AcrPull`. */
  readonly role: string;
  /** On what: its ARM id. */
  readonly on: Named;
  /** Why, in one sentence: written into the assignment and the review. */
  readonly reason: string;
  /**
   * ABAC condition, version 2.0.
   * @default - none
   */
  readonly condition?: string;
  /**
   * Kind of principal; undefined: Azure finds out, for example for whoever deploys.
   * @default 'ServicePrincipal'
   */
  readonly principalType?: 'User' | 'Group' | 'ServicePrincipal' | 'unknown';
}

/** One role assignment with its reason. The review lists every one of them. */
export class RoleGrant extends Construct {
  /** Whether `x` is a role grant. */
  static isRoleGrant(x: unknown): x is RoleGrant {
    return x !== null && typeof x === 'object' && ROLE_GRANT in x;
  }

  readonly principal: string;
  readonly role: string;
  readonly on: string;
  readonly reason: string;
  readonly conditional: boolean;
  readonly assignment: RoleAssignment;

  constructor(scope: Construct, id: string, props: RoleGrantProps) {
    super(scope, id);
    Object.defineProperty(this, ROLE_GRANT, { value: true });
    this.principal = props.principal.name;
    this.role = props.role;
    this.on = props.on.name;
    this.reason = props.reason;
    this.conditional = props.condition !== undefined;
    const principalType = props.principalType ?? 'ServicePrincipal';
    this.assignment = new RoleAssignment(this, 'assignment', {
      scope: props.on.id,
      roleDefinitionName: props.role,
      principalId: props.principal.id,
      // A fresh identity is not yet known everywhere in Entra: Azure is told what it is, and not asked to look it up.
      principalType: principalType === 'unknown' ? undefined : principalType,
      skipServicePrincipalAadCheck: principalType === 'ServicePrincipal' ? true : undefined,
      description: props.reason,
      condition: props.condition,
      conditionVersion: props.condition === undefined ? undefined : '2.0',
      // In azurerm 4.55 a reworded description would replace the assignment, and the right would be gone for a while.
      lifecycle: { ignoreChanges: ['description'] },
    });
  }
}

const ROLE_GRANT = Symbol.for('sitepair/RoleGrant');
