import type { components } from '../../generated/contract';

/** The shapes of the REST API, by the names that the console uses; all but the last two are the contract's own. */
type Schemas = components['schemas'];

export type Role = Schemas['Role'];
export type Me = Schemas['Me'];
export type Member = Schemas['Member'];
export type StandingKind = Schemas['StandingKind'];
export type StandingWish = Schemas['StandingWish'];
export type Standing = NonNullable<Me['member']>['standing'];
export type Link = Schemas['Link'];
export type Message = Schemas['Message'];
export type MessageState = Schemas['MessageState'];
export type Session = Schemas['Session'];
export type Token = Schemas['Token'];
export type BenefitType = Schemas['Type'];
export type Status = Schemas['Status'];
export type Benefit = Schemas['Benefit'];
export type BenefitDetails = Schemas['BenefitSheet'];
export type Consequence = Schemas['Consequence'];
export type Helper = Schemas['Helper'];
export type Refusal = Schemas['Refusal'];
export type Action = Schemas['Offer'];
export type ClaimedKey = Schemas['Key'];
export type Assignment = Schemas['Assignment'];
export type HistoryEntry = Schemas['HistoryEntry'];
export type ShownKey = Schemas['ShownKey'];
export type ActionAnswer = Schemas['ActionAnswer'];
export type ActionInput = Schemas['ActionInput'];
export type MembershipPackage = Schemas['Package'];
export type UserRow = Schemas['User'];
export type UserStatus = Schemas['UserStatus'];
export type InvitedPerson = Schemas['InvitedPerson'];
export type RoleGuide = Schemas['RoleGuide'];
export type RoleRequest = Schemas['RoleRequest'];
export type UserImportReport = Schemas['UserImportReport'];
export type UserRemoval = Schemas['UserRemoval'];
export type AuditEntry = Schemas['AuditEntry'];
export type Purchase = Schemas['Purchase'];
export type Catalog = Schemas['Catalog'];
export type CatalogImport = Schemas['CatalogImport'];
export type CatalogEntry = CatalogImport['diff']['entries'][number];
export type KeyPool = Schemas['KeyPool'];
export type KeyImport = Schemas['KeyImportReport'];

export type JsonSchema = Record<string, unknown>;

/** Anything that is no success, with the fields that only some of them have. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string | null;
  rule?: string;
  facts?: Record<string, unknown>;
  nextAllowedAt?: string | null;
  whoCanHelp?: Helper[];
  errors?: Schemas['FieldError'][];
}
