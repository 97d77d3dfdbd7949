package dev.slipway.infra;

import software.amazon.awscdk.Arn;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;

/** An RDS instance or an Aurora cluster, as RDS knows it. */
record RdsResource(Kind kind, String identifier) {

  /** The two kinds differ in their snapshots. */
  enum Kind {
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
  String resourceId() {
    return kind.type + ":" + identifier;
  }

  String arn(Stack stack) {
    return arn(stack, kind.type, identifier);
  }

  /** The snapshots that the function makes, and no others. */
  String snapshotArn(Stack stack) {
    return arn(stack, kind.snapshotType, "slipway-*");
  }

  String createAction() {
    return "rds:Create" + kind.snapshotNoun;
  }

  String describeAction() {
    return "rds:Describe" + kind.snapshotNoun + "s";
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
