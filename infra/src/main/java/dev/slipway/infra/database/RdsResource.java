package dev.slipway.infra.database;

import java.util.List;
import software.amazon.awscdk.Arn;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;

/** An RDS instance or an Aurora cluster, as RDS knows it. */
public record RdsResource(Kind kind, String identifier) {

  /** The two kinds differ in their snapshots. */
  public enum Kind {
    INSTANCE("db", "snapshot", "DBSnapshot"),
    CLUSTER("cluster", "cluster-snapshot", "DBClusterSnapshot");

    private final String type;
    private final String snapshotType;
    private final String snapshotNoun;

    Kind(String type, String snapshotType, String snapshotNoun) {
      this.type = type;
      this.snapshotType = snapshotType;
      this.snapshotNoun = snapshotNoun;
    }
  }

  /** The function's word for it: {@code db:<identifier>} or {@code cluster:<identifier>}. */
  public String resourceId() {
    return kind.type + ":" + identifier;
  }

  /** Its name in all of AWS. */
  public String arn(Stack stack) {
    return arn(stack, kind.type, identifier);
  }

  /** The snapshots of such names. */
  public String snapshotArn(Stack stack, String names) {
    return arn(stack, kind.snapshotType, names);
  }

  /** What it takes to make a snapshot and to see it come about. */
  public List<String> snapshotActions() {
    String create = "rds:Create" + kind.snapshotNoun;
    String describe = "rds:Describe" + kind.snapshotNoun + "s";
    // An instance is looked up: it may turn out to belong to a cluster.
    return kind == Kind.INSTANCE
        ? List.of(create, describe, "rds:DescribeDBInstances")
        : List.of(create, describe);
  }

  private static String arn(Stack stack, String type, String name) {
    return Arn.format(
        ArnComponents.builder()
            .service("rds")
            .resource(type)
            .resourceName(name)
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build(),
        stack);
  }
}
