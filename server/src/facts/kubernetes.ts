/** Facts and claims of Kubernetes manifests and of kustomizations. Sources: the Kubernetes API reference; "The Kustomization File". */
export interface KubernetesFacts {
  /** An object that runs containers, or the part of one that a patch names; key: its kind and name (`Deployment/api`). */
  'kubernetes.workload': {
    /** The labels of its pods, as `name=value`. */
    readonly labels: readonly string[];
    /** The names of its containers' ports. */
    readonly ports: readonly string[];
    /** Whether it is a template, of which labels and ports are not read. */
    readonly open?: true;
  };
  /** A port of its pods that a Service names; key: the name. */
  'kubernetes.target-port': {
    readonly service: string;
    /** The labels that it chooses pods by, as `name=value`. */
    readonly selector: readonly string[];
  };
  /** A container is given all variables of a map; key: the map's kind and name (`ConfigMap/api`). `of`: as of `env.setting`. */
  'kubernetes.environment-source': { readonly of: string };
  /** A file or folder that a kustomization names, relative to its own folder; key: as written. */
  'kustomization.path': {
    /** The key that it stands below. */
    readonly field: string;
  };
  /** Operations that a kustomization applies may change ports or variables of objects in a way that no manifest shows; key: which. */
  'kustomization.change': Record<string, never>;
  /** An image whose name, tag or digest a kustomization chooses; key: the name as manifests write it. */
  'kustomization.image': Record<string, never>;
  /** A folder of a repository at a host where a chart says that it is developed; key: the folder. */
  'chart.source': Record<string, never>;
}
