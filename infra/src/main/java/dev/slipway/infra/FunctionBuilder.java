package dev.slipway.infra;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.RuntimeFamily;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sqs.IQueue;

/** What can be said about the function, after the database: what it is made of, and where. */
public abstract class FunctionBuilder<B extends FunctionBuilder<B>> extends DatabaseBuilder<B> {

  @Nullable IVpc vpc;
  @Nullable SubnetSelection subnets;
  @Nullable ISecurityGroup securityGroup;
  int memory = 1769;
  Architecture architecture = Architecture.X86_64;

  /** By its name: the older versions of the CDK do not know it. */
  Runtime runtime = new Runtime("java25", RuntimeFamily.JAVA);

  @Nullable String functionJar;
  RetentionDays logRetention = RetentionDays.ONE_MONTH;
  @Nullable ILogGroup logGroup;
  @Nullable IKey kmsKey;
  @Nullable Integer reservedConcurrency;
  @Nullable IQueue deadLetterQueue;
  @Nullable IRole role;
  boolean frameworkInNetwork;
  boolean ipv6;
  boolean tracing;

  FunctionBuilder() {}

  /** The network that reaches the database. Needed. */
  public B vpc(IVpc value) {
    vpc = value;
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

  /** Where the log goes, of the function and of the framework. Default: a group of its own. */
  public B logGroup(ILogGroup value) {
    logGroup = value;
    return self();
  }

  /**
   * How many calls of the function may run at once, which are then kept for it. Two are enough for
   * a deploy and a look at the status. Default: as many as the account has.
   */
  public B reservedConcurrency(int calls) {
    reservedConcurrency = calls;
    return self();
  }

  /** Where events go that nobody waits for, and that failed. Default: nowhere. */
  public B deadLetterQueue(IQueue value) {
    deadLetterQueue = value;
    return self();
  }

  /**
   * The function's role, to which its rights are added unless it is imported as immutable. It must
   * be allowed to write logs and to have network interfaces (AWSLambdaVPCAccessExecutionRole).
   * Default: one of its own.
   */
  public B role(IRole value) {
    role = value;
    return self();
  }

  /**
   * Puts the CDK's framework into the network too, beside the function. From subnets without a way
   * out, it needs interface endpoints for {@code lambda} and {@code states}, and one for S3.
   * Default: outside, as the CDK does it.
   */
  public B frameworkInNetwork(boolean value) {
    frameworkInNetwork = value;
    return self();
  }

  /** Whether the function speaks IPv6 too, in subnets that do. Default: no. */
  public B ipv6(boolean value) {
    ipv6 = value;
    return self();
  }

  /** Whether X-Ray traces each call of the function. Default: no. */
  public B tracing(boolean value) {
    tracing = value;
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
}
