package dev.slipway.testing.rds;

import java.time.Instant;
import java.util.Map;

/**
 * A snapshot in the stand-in for RDS.
 *
 * @param cluster whether it is one of a cluster
 * @param type manual or automated
 * @param looks how often it is still seen under way
 * @param end its status after that
 */
public record HeldSnapshot(
    boolean cluster,
    String source,
    String name,
    String type,
    Instant created,
    Map<String, String> tags,
    int looks,
    String end) {

  /** Its status now. */
  public String status() {
    return looks > 0 ? "creating" : end;
  }

  /** How much of it is done. */
  int percent() {
    return looks > 0 ? 100 / (looks + 1) : 100;
  }

  /** Its ARN. */
  public String arn() {
    String kind = cluster ? "cluster-snapshot" : "snapshot";
    return "arn:aws:rds:us-east-1:123456789012:" + kind + ":" + name;
  }

  HeldSnapshot looked() {
    return new HeldSnapshot(
        cluster, source, name, type, created, tags, Math.max(0, looks - 1), end);
  }

  String noun() {
    return cluster ? "DBClusterSnapshot" : "DBSnapshot";
  }

  String sourceNoun() {
    return cluster ? "DBCluster" : "DBInstance";
  }
}
