package dev.slipway.infra.database;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.rds.CfnDBCluster;

/**
 * How far an Aurora Serverless v2 cluster may go down; with 0 it pauses while nobody asks it
 * anything. Code may still change it until the template is written.
 */
public record LeastCapacity(CfnDBCluster cluster) {

  /** What it is by now: a number, what the deploy makes one of, or null for another cluster. */
  public @Nullable Object now() {
    Object capacity = cluster.getServerlessV2ScalingConfiguration();
    return capacity != null && stack().resolve(capacity) instanceof Map<?, ?> resolved
        ? resolved.get("minCapacity")
        : null;
  }

  /** Where it is written. */
  public Stack stack() {
    return Stack.of(cluster);
  }
}
