package dev.slipway.infra;

import dev.slipway.infra.function.FunctionLogs;
import dev.slipway.infra.function.FunctionNetwork;
import dev.slipway.infra.function.MigrationFiles;
import dev.slipway.infra.function.Net;
import dev.slipway.infra.longrun.LongRunMachine;
import dev.slipway.infra.template.CdkVersion;
import dev.slipway.infra.template.Certificates;
import dev.slipway.infra.template.DeployOrder;
import dev.slipway.infra.template.Earlier;
import dev.slipway.infra.template.NetworkEndpoints;
import dev.slipway.infra.template.Suppressions;
import dev.slipway.infra.watch.MigrationAlarms;
import dev.slipway.infra.watch.MigrationMetrics;
import dev.slipway.infra.watch.MigrationsDashboard;
import dev.slipway.infra.watch.Outputs;
import dev.slipway.infra.watch.Schedules;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Migrates a database as part of every deploy. A deploy whose migrations fail, fails, and
 * CloudFormation rolls it back. What needs the new schema is named with {@link #runBefore};
 * deleting the construct changes nothing in the database.
 */
public final class DatabaseMigrations extends Construct {

  private final FunctionNetwork network;
  private final @Nullable IBucket backupBucket;
  private final String backupFolder;
  private final Optional<String> exports;
  private final Function function;
  private final @Nullable StateMachine longRuns;
  private final @Nullable StateMachine parallelBackfills;
  private final CustomResource resource;
  private final DeployOrder order;
  private final List<Alarm> alarms;
  private final Dashboard dashboard;

  /** Adds migrations to a stack. */
  public DatabaseMigrations(Construct scope, String id, DatabaseMigrationsProps props) {
    super(scope, id);
    MigrationFiles migrations = props.migrations().in(this);
    Net net = props.function().net();
    network = FunctionNetwork.of(this, props.target(), net).to(props.sources(), net);
    backupFolder = SharedBuckets.folder(props);
    exports = SharedBuckets.exports(props);
    backupBucket = BackupBucket.of(this, props);
    if (backupBucket != null) {
      SharedBuckets.refuse(this, backupBucket, props);
    }
    ILogGroup logs = FunctionLogs.of(this, props.function().logs(), props.endOfLogs());
    function = new MigrationsFunction(props, migrations, backupBucket).add(this, network, logs);
    LongRunMachine machines = new LongRunMachine(this, function, logs);
    longRuns = props.longRuns().map(runs -> machines.ofActions()).orElse(null);
    parallelBackfills =
        props.longRuns().flatMap(LongRuns::ranges).map(machines::ofRanges).orElse(null);
    resource =
        new DeployResource(props, migrations, logs, longRuns).add(this, function, network.group());
    if (longRuns != null && props.longRuns().filter(LongRuns::ofDeploys).isPresent()) {
      resource.getNode().addDependency(LongRunMachine.allowStart(this, longRuns, function));
    }
    resource
        .getNode()
        .addDependency(
            Earlier.than(resource, network.rules()),
            Earlier.than(resource, props.target().parts()),
            NetworkEndpoints.than(resource, net.vpc()));
    order = new DeployOrder(this, resource, first(props));
    new Schedules(this, function, longRuns).add(props.watch());
    MigrationMetrics metrics =
        new MigrationMetrics(props.run().environment(), props.target().label(), function);
    List<StateMachine> driving =
        Stream.of(longRuns, parallelBackfills).filter(Objects::nonNull).toList();
    alarms = new MigrationAlarms(props.watch(), metrics).add(this, driving);
    dashboard = MigrationsDashboard.add(this, metrics, alarms);
    Outputs outputs = new Outputs(this);
    outputs.add(function, logs, network.group(), dashboard);
    driving.forEach(outputs::addMachine);
    Suppressions.add(this);
    Certificates.explain(this);
  }

  /** What the migrations wait for, with all that a team adds to it. */
  private static List<IConstruct> first(DatabaseMigrationsProps props) {
    return Stream.concat(
            props.target().constructs().stream(), Stream.of(props.function().net().vpc()))
        .toList();
  }

  /**
   * The function; it takes the same actions as the command line. More variables and layers can be
   * given to it, such as the certificates of a server that is not RDS.
   */
  public Function getFunction() {
    return function;
  }

  /** The function's security group. */
  public ISecurityGroup getSecurityGroup() {
    return network.group();
  }

  /**
   * The bucket for backups, null when they are off. The function writes and reads them and deletes
   * none; {@code grantDelete(getFunction())} lets it prune.
   */
  public @Nullable IBucket getBackupBucket() {
    return backupBucket;
  }

  /**
   * The state machine that asks for an action until it is done, null without {@code longRuns()}.
   * Its input is a request, as the function takes it; its output is the last report.
   */
  public @Nullable StateMachine getLongRuns() {
    return longRuns;
  }

  /**
   * The state machine that runs a backfill in ranges of keys side by side, null without {@code
   * LongRuns.parallel}. Its input are the fields of a backfill: {@code {"name": ...}}.
   */
  public @Nullable StateMachine getParallelBackfills() {
    return parallelBackfills;
  }

  /** What tells its backups from others' in a bucket. */
  String backupFolder() {
    return backupFolder;
  }

  /** Where exports go in it. */
  Optional<String> exports() {
    return exports;
  }

  /**
   * Makes services wait for the migrations: their resources that run code, not their roles, keys
   * and security groups, for which the migrations may have to wait. What is added to a service
   * later counts too. A service of another stack makes its stack wait. Throws {@code
   * dev.slipway.error.InvalidInput} for what holds the migrations themselves, and for network and
   * database, for which they wait.
   */
  public void runBefore(IConstruct... services) {
    Stream.of(services).forEach(order::runBefore);
  }

  /** The resource that runs the migrations. */
  public CustomResource getResource() {
    return resource;
  }

  /** The version that the database has after the deploy. */
  public String getVersion() {
    return resource.getAttString("version");
  }

  /** All alarms. */
  public List<Alarm> getAlarms() {
    return alarms;
  }

  /** The dashboard. */
  public Dashboard getDashboard() {
    return dashboard;
  }

  /** Says what is to be migrated and how; see {@link PropsBuilder} for all that can be said. */
  public static final class Builder extends PropsBuilder<Builder> {

    private final Construct scope;
    private final String id;

    private Builder(Construct scope, String id) {
      this.scope = scope;
      this.id = id;
    }

    /**
     * Starts with the defaults. Throws {@code dev.slipway.error.InvalidInput} where the app's
     * aws-cdk-lib is too old.
     */
    public static Builder create(Construct scope, String id) {
      CdkVersion.require();
      return new Builder(scope, id);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Adds the migrations to the stack. Throws {@code dev.slipway.error.InvalidInput} that lists
     * everything that is missing or contradicts itself.
     */
    public DatabaseMigrations build() {
      return CdkVersion.explain(() -> new DatabaseMigrations(scope, id, PropsReader.read(this)));
    }
  }
}
