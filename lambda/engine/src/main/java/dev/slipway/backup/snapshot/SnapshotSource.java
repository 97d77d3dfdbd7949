package dev.slipway.backup.snapshot;

/**
 * What a snapshot is taken of.
 *
 * @param identifier its name in RDS, unique in a region of an account
 */
public record SnapshotSource(Kind kind, String identifier) {

  /** The two kinds have snapshots of their own. */
  public enum Kind {
    /** An RDS instance that belongs to no cluster. */
    INSTANCE("db", "snapshot"),
    /** A cluster: of Aurora, or of RDS with two readable standbys. */
    CLUSTER("cluster", "cluster-snapshot");

    private final String word;
    private final String snapshotWord;

    Kind(String word, String snapshotWord) {
      this.word = word;
      this.snapshotWord = snapshotWord;
    }
  }

  /** Reads {@code db:IDENTIFIER} or {@code cluster:IDENTIFIER}. */
  public static SnapshotSource parse(String text) {
    int colon = text.indexOf(':');
    Kind kind = text.substring(0, colon).equals(Kind.CLUSTER.word) ? Kind.CLUSTER : Kind.INSTANCE;
    return new SnapshotSource(kind, text.substring(colon + 1));
  }

  /** The kind that the ARN of a snapshot tells. */
  public static Kind kindOf(String arn) {
    return arn.contains(":" + Kind.CLUSTER.snapshotWord + ":") ? Kind.CLUSTER : Kind.INSTANCE;
  }

  /** True for the ARN of a snapshot, as opposed to the URI of a backup. */
  public static boolean isSnapshot(String uri) {
    return uri.matches("arn:[^:]+:rds:[^:]*:[^:]*:(cluster-)?snapshot:.+");
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return kind.word + ":" + identifier;
  }
}
