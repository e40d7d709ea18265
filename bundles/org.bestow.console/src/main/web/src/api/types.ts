/** The shapes of the REST API, as far as the console reads them. */

export type Role =
  | 'GLOBAL_ADMIN'
  | 'USER_ADMIN'
  | 'ADMIN_AGENT'
  | 'PARTNER_ADMIN'
  | 'ACCOUNT_ADMIN'
  | 'BILLING_ADMIN'
  | 'REPORT_VIEWER'
  | 'USER'
  | 'OPERATOR';

export type Permission =
  'view-benefits' | 'view-packages' | 'view-users' | 'view-audit' | 'operate-catalog' | 'operate-keys';

export interface Me {
  user: { id: string; name: string; email: string; language: string | null };
  member: { id: string; name: string; timeZone: string } | null;
  roles: Role[];
  permissions: string[];
  demo: boolean;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface BenefitType {
  id: string;
  title: string;
  version: string | null;
  state: 'live' | 'missing';
  benefits: number;
}

export type Status = 'cancelled' | 'expired' | 'provisioning' | 'exhausted' | 'pending' | 'active' | 'available';
export type Unit = 'keys' | 'seats' | 'activations' | 'incidents' | 'hours' | 'credits' | 'licenses' | 'services';

export interface Benefit {
  id: string;
  type: string;
  title: string;
  source: string;
  status: Status;
  quantity: number | null;
  used: number;
  unit: Unit;
  purchasedOn: string;
  activateBy: string | null;
  expires: string | null;
  typeAvailable: boolean;
}

export interface BenefitDetails extends Benefit {
  details: Block[];
  actions: Action[];
  detailsProblem: Problem | null;
}

export interface Consequence {
  kind: string;
  text: string;
  severity: 'info' | 'warning';
}

export interface Helper {
  name: string;
  email: string;
}

export interface Refusal {
  rule: string;
  title: string;
  detail: string;
  facts: Record<string, unknown>;
  nextAllowedAt: string | null;
  whoCanHelp: Helper[];
}

export interface Action {
  name: string;
  title: string;
  description: string | null;
  state: 'available' | 'refused';
  consequences: Consequence[];
  inputSchema: JsonSchema | null;
  refusal: Refusal | null;
}

export type JsonSchema = Record<string, unknown>;

export interface ChooserBlock {
  kind: 'chooser';
  title: string;
  dimensions: { name: string; label: string; options: { value: string; label: string }[] }[];
  entries: {
    values: Record<string, string>;
    label: string;
    href: string;
    size: string | null;
    checksum: string | null;
  }[];
}

export type Block =
  | { kind: 'text'; title: string | null; text: string }
  | { kind: 'notice'; tone: 'info' | 'warning' | 'success'; text: string }
  | { kind: 'facts'; title: string | null; items: { label: string; value: string }[] }
  | { kind: 'links'; title: string | null; items: { label: string; href: string }[] }
  | { kind: 'instructions'; title: string; paragraphs: string[] }
  | ChooserBlock
  | { kind: 'keys'; title: string; emptyText: string }
  | { kind: 'seats'; title: string; emptyText: string };

export interface ClaimedKey {
  id: string;
  kind: string;
  masked: string;
  claimedAt: string;
  claimedBy: { id: string; name: string } | null;
  note?: string | null;
  actions: Action[];
}

export interface Assignment {
  id: string;
  user: { id: string; name: string; email: string };
  state: string;
  since: string;
  data: Record<string, unknown>;
  actions: Action[];
}

export interface HistoryEntry {
  id: string;
  at: string;
  actor: { id: string; name: string };
  onBehalf: { operator: string; reason: string } | null;
  action: string;
  title: string;
  summary: string[];
}

export interface ShownKey {
  id?: string;
  value?: string;
  kind: string;
}

export interface ActionAnswer {
  outcome: 'done' | 'pending';
  dryRun: boolean;
  result: { keys?: ShownKey[] } | null;
  consequences: Consequence[];
  benefit: Benefit;
  undo: { action: string; input: unknown } | null;
}

export interface MembershipPackage {
  id: string;
  code: string;
  title: string;
  description: string | null;
  owned: boolean;
  items: { code: string; type: string; title: string; quantity: number | null; unit: Unit }[];
}

export interface UserRow {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  status: 'active' | 'invited';
}

export interface AuditEntry {
  id: string;
  at: string;
  actor: { id: string; name: string } | null;
  onBehalf: { operator: string; reason: string } | null;
  action: string;
  subject: { type: string; id: string } | null;
  summary: string | string[];
  from: string | null;
}

export interface Catalog {
  version: number | string | null;
  importedAt: string | null;
  document: unknown;
}

export interface CatalogImport {
  version: number | string;
  packages: number;
  items: number;
  unchecked: string[];
  unchanged: boolean;
}

export interface KeyPool {
  id: string;
  code: string;
  kind: string;
  available: number;
  claimed: number;
}

export interface KeyImport {
  imported: number;
  duplicates: number;
  rows: { row: number; state: 'imported' | 'duplicate' | 'invalid'; message: string | null }[];
}

export interface Problem extends Partial<Omit<Refusal, 'title' | 'detail'>> {
  type: string;
  title: string;
  status: number;
  detail: string | null;
  errors?: { path: string; message: string }[];
}
