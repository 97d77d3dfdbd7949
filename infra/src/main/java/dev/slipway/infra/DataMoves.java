package dev.slipway.infra;

import dev.slipway.infra.function.DataSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * Which rows the function may move. Exports of its database go into {@code exports/<database>/} of
 * the bucket for backups, and are imported from there; all else is named here.
 *
 * @param buckets whose exports it may read, those of other environments
 * @param sources databases that it may copy from
 */
public record DataMoves(List<IBucket> buckets, List<DataSource> sources) {

  /** Only exports of its own database. */
  public static DataMoves ofOwnExports() {
    return new DataMoves(List.of(), List.of());
  }

  /** It may read {@code exports/} of another bucket, too. */
  public DataMoves reading(IBucket bucket) {
    List<IBucket> more = new ArrayList<>(buckets);
    more.add(bucket);
    return new DataMoves(List.copyOf(more), sources);
  }

  /**
   * It may copy from the database of a secret, and is let through to it.
   *
   * @param secret in the form of RDS, with host, port, dbname, username and password
   * @param database the security group of that database
   * @param port of that database
   */
  public DataMoves copyingFrom(ISecret secret, ISecurityGroup database, Number port) {
    List<DataSource> more = new ArrayList<>(sources);
    more.add(new DataSource(secret, database, port));
    return new DataMoves(buckets, List.copyOf(more));
  }
}
