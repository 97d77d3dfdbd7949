package dev.slipway.infra;

import dev.slipway.config.Consent;
import dev.slipway.config.ProtectedEnvironments;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * Everything about migrations of one database, complete and without contradiction.
 *
 * @param leavesNothing whether log and backups go with the stack
 */
public record DatabaseMigrationsProps(
    Target target,
    MigrationFolder migrations,
    RunProps run,
    FunctionProps function,
    BackupProps backup,
    WatchProps watch,
    boolean leavesNothing) {

  /** Starts with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Puts props together. */
  public static final class Builder extends PropsBuilder<Builder> {

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * The props. Throws {@code dev.slipway.error.InvalidInput} that lists everything that is
     * missing or contradicts itself.
     */
    public DatabaseMigrationsProps build() {
      return PropsReader.read(this);
    }
  }

  /** How migrations run. */
  record RunProps(
      String environment,
      RunOn runOn,
      OnRollback onRollback,
      OutOfOrder outOfOrder,
      Placeholders placeholders,
      Waits waits,
      Optional<String> historySchema,
      ProtectedEnvironments protectedEnvironments,
      Set<Consent> consents) {}

  /**
   * What replaces placeholders.
   *
   * @param set values by their names; they may be tokens
   * @param setEnv those whose values are in variables of their names
   */
  record Placeholders(Map<String, String> set, Set<String> setEnv) {}

  /** How long, and how often, something is waited for; nothing for the function's defaults. */
  record Waits(
      Optional<Duration> lockTimeout,
      Optional<Integer> lockTries,
      Optional<Duration> statementTimeout,
      Optional<Duration> connectWait,
      Optional<Duration> runLockWait) {}

  /** What the function is made of. */
  record FunctionProps(
      Path jar,
      Runtime runtime,
      Architecture architecture,
      int memory,
      Net net,
      Logs logs,
      Operation operation) {}

  /** How the function is operated; nothing for what Lambda does by itself. */
  record Operation(
      Optional<Integer> reservedConcurrency,
      @Nullable IQueue deadLetterQueue,
      @Nullable IRole role) {}

  /**
   * Where the function is.
   *
   * @param frameworkToo whether the CDK's framework is there too, not outside of the network
   * @param ipv6 whether it speaks IPv6 as well
   */
  record Net(
      IVpc vpc,
      @Nullable SubnetSelection subnets,
      @Nullable ISecurityGroup securityGroup,
      boolean frameworkToo,
      boolean ipv6) {}

  /** How long logs are kept, or where, and the key of all that is encrypted here. */
  record Logs(RetentionDays retention, @Nullable ILogGroup group, @Nullable IKey key) {}

  /** What is saved before anything is changed, and how often besides. */
  record BackupProps(
      Backups where,
      BackupBeforeUp beforeUp,
      boolean snapshot,
      Optional<Duration> every,
      Duration keptFor) {}

  /** Who looks after the database between deploys. */
  record WatchProps(Optional<Duration> statusEvery, @Nullable ITopic topic) {}
}
