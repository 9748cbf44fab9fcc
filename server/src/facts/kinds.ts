import type { ApprovalFacts } from './approvals.ts';
import type { ChangeFacts } from './changes.ts';
import type { CheckFacts } from './checks.ts';
import type { BuildFacts } from './builds.ts';
import type { CiFacts } from './ci.ts';
import type { CodeFacts } from './code.ts';
import type { CommandFacts } from './commands.ts';
import type { ComposeFacts } from './compose.ts';
import type { DecisionFacts } from './decisions.ts';
import type { DockerFacts } from './docker.ts';
import type { DocumentFacts } from './documents.ts';
import type { EnvironmentFacts } from './environment.ts';
import type { KubernetesFacts } from './kubernetes.ts';
import type { MachineFacts } from './machine.ts';
import type { LayoutFacts } from './layout.ts';
import type { MembershipFacts } from './membership.ts';
import type { MentionFacts } from './mentions.ts';
import type { NginxFacts } from './nginx.ts';
import type { PackageFacts } from './packages.ts';
import type { PinningFacts } from './pinning.ts';
import type { RequirementFacts } from './requirements.ts';
import type { ReadFacts } from './reads.ts';
import type { RegistryFacts } from './registries.ts';
import type { SiteFacts } from './sites.ts';
import type { SourceFacts, SuppressionFacts } from './sources.ts';
import type { UpdateFacts } from './updates.ts';
import type { VersionFacts } from './versions.ts';

/** The vocabulary: every fact kind and the type of its value. */
export interface FactKinds
  extends ComposeFacts,
    DecisionFacts,
    DockerFacts,
    CommandFacts,
    DocumentFacts,
    KubernetesFacts,
    MembershipFacts,
    MentionFacts,
    NginxFacts,
    PackageFacts,
    MachineFacts,
    CodeFacts,
    CiFacts,
    CheckFacts,
    UpdateFacts,
    BuildFacts,
    PinningFacts,
    VersionFacts,
    EnvironmentFacts,
    LayoutFacts,
    RequirementFacts,
    ReadFacts,
    RegistryFacts,
    SiteFacts,
    SourceFacts,
    ApprovalFacts,
    ChangeFacts,
    SuppressionFacts {}
