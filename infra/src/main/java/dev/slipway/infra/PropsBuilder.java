package dev.slipway.infra;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.IDatabaseCluster;
import software.amazon.awscdk.services.rds.IDatabaseInstance;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.sns.ITopic;

/** What can be said about migrations. Nothing is checked before all of it was said. */
public abstract class PropsBuilder<B extends PropsBuilder<B>> {

  final List<GivenDatabase> databases = new ArrayList<>();
  @Nullable IVpc vpc;
  @Nullable ISecret secret;
  @Nullable String databaseName;
  @Nullable Integer databasePort;
  @Nullable String instanceIdentifier;
  @Nullable String clusterIdentifier;
  @Nullable ISecurityGroup databaseSecurityGroup;
  @Nullable String migrations;
  String environment = "dev";
  RunOn runOn = RunOn.EVERY_DEPLOY;
  OnRollback onRollback = OnRollback.KEEP;
  @Nullable Duration lockTimeout;
  @Nullable String historySchema;
  int memory = 1769;
  Architecture architecture = Architecture.X86_64;
  Runtime runtime = Runtime.JAVA_25;
  @Nullable SubnetSelection subnets;
  @Nullable ISecurityGroup securityGroup;
  @Nullable String functionJar;
  RetentionDays logRetention = RetentionDays.ONE_MONTH;
  @Nullable IKey kmsKey;
  Backups backups = Backups.ownBucket();
  BackupBeforeUp backupBeforeUp = BackupBeforeUp.AUTO;
  boolean snapshotBeforeUp;
  @Nullable Duration backupEvery;
  @Nullable Duration statusEvery;
  boolean withoutStatusSchedule;
  @Nullable ITopic alarmTopic;

  PropsBuilder() {}

  abstract B self();

  /** The network that reaches the database. Needed. */
  public B vpc(IVpc value) {
    vpc = value;
    return self();
  }

  /** The RDS instance to migrate; its secret is used unless another is given. */
  public B database(IDatabaseInstance value) {
    databases.add(new GivenInstance(value));
    return self();
  }

  /** The Aurora cluster to migrate; its secret is used unless another is given. */
  public B database(IDatabaseCluster value) {
    databases.add(new GivenCluster(value));
    return self();
  }

  /** Where the database is, when it is not in this app. Needs {@link #secret}. */
  public B endpoint(String host, Number port) {
    databases.add(new GivenEndpoint(new Target.Address(host, port)));
    return self();
  }

  /**
   * User and password, as JSON; without an endpoint it names the host and the port too, which
   * {@link #databasePort} must then know.
   */
  public B secret(ISecret value) {
    secret = value;
    return self();
  }

  /** The database's name in the server. Default: the database's own, else the secret's. */
  public B databaseName(String value) {
    databaseName = value;
    return self();
  }

  /** The port that the secret names, to let the function through to. Default: 5432. */
  public B databasePort(int value) {
    databasePort = value;
    return self();
  }

  /** The RDS instance behind an endpoint, for snapshots. */
  public B instanceIdentifier(String value) {
    instanceIdentifier = value;
    return self();
  }

  /** The Aurora cluster behind an endpoint, for snapshots. */
  public B clusterIdentifier(String value) {
    clusterIdentifier = value;
    return self();
  }

  /** The security group of an endpoint; it is opened for the function. */
  public B databaseSecurityGroup(ISecurityGroup value) {
    databaseSecurityGroup = value;
    return self();
  }

  /** The folder of migrations, from where the app is started. Needed. */
  public B migrations(String folder) {
    migrations = folder;
    return self();
  }

  /** {@code dev}, {@code staging}, {@code prod}, ... Default: dev. In prod, backups come first. */
  public B environment(String value) {
    environment = value;
    return self();
  }

  /** Which deploys run the migrations. Default: each. */
  public B runOn(RunOn value) {
    runOn = value;
    return self();
  }

  /** What a rollback does to the schema. Default: nothing. */
  public B onRollback(OnRollback value) {
    onRollback = value;
    return self();
  }

  /** Longest wait for one lock. Default: the function's, 5 s. */
  public B lockTimeout(Duration value) {
    lockTimeout = value;
    return self();
  }

  /** Where the history tables are. Default: public. */
  public B historySchema(String value) {
    historySchema = value;
    return self();
  }

  /** The function's memory in MB. Default: 1769, which brings one whole processor. */
  public B memory(int megabytes) {
    memory = megabytes;
    return self();
  }

  /** The function's processor. Default: x86-64. */
  public B architecture(Architecture value) {
    architecture = value;
    return self();
  }

  /** The function's Java, 17 or newer. Default: 25. */
  public B runtime(Runtime value) {
    runtime = value;
    return self();
  }

  /** Where in the network the function is. Default: the private subnets, else the isolated ones. */
  public B subnets(SubnetSelection value) {
    subnets = value;
    return self();
  }

  /**
   * The function's security group. Default: one of its own, which lets out to the database and
   * HTTPS.
   */
  public B securityGroup(ISecurityGroup value) {
    securityGroup = value;
    return self();
  }

  /** The function's code. Default: the jar this package brings. */
  public B functionJar(String path) {
    functionJar = path;
    return self();
  }

  /** How long logs are kept. Default: one month. */
  public B logRetention(RetentionDays value) {
    logRetention = value;
    return self();
  }

  /**
   * Encrypts variables, logs and the bucket made for backups. An imported key must allow CloudWatch
   * Logs already. Default: AWS's keys.
   */
  public B kmsKey(IKey value) {
    kmsKey = value;
    return self();
  }

  /** Where backups go. Default: a bucket made for them. */
  public B backups(Backups value) {
    backups = value;
    return self();
  }

  /** Whether {@code up} backs up first. Default: in prod. */
  public B backupBeforeUp(BackupBeforeUp value) {
    backupBeforeUp = value;
    return self();
  }

  /**
   * Whether {@code up} takes an RDS snapshot first, in place of a backup, and changes nothing
   * before it is available. The function must reach RDS: from subnets without a way out, by an
   * interface endpoint for {@code rds}. Default: no.
   */
  public B snapshotBeforeUp(boolean value) {
    snapshotBeforeUp = value;
    return self();
  }

  /**
   * How often a backup is taken, 1 hour to 30 days. It must fit into the function's 14 minutes; of
   * a bigger database RDS's own backups are the better ones. Default: never by itself.
   */
  public B backupEvery(Duration value) {
    backupEvery = value;
    return self();
  }

  /** How often the status is published, 5 min to 1 day. Default: every hour. */
  public B statusEvery(Duration value) {
    statusEvery = value;
    return self();
  }

  /** Publishes no status; the alarms about pending migrations and old backups go with it. */
  public B withoutStatusSchedule() {
    withoutStatusSchedule = true;
    return self();
  }

  /** Who is told when an alarm goes off. Default: nobody. */
  public B alarmTopic(ITopic value) {
    alarmTopic = value;
    return self();
  }
}
