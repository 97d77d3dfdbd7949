package dev.slipway.infra;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What can be said about the function, after the database: what it is made of, and where. */
public abstract class FunctionBuilder<B extends FunctionBuilder<B>> extends DatabaseBuilder<B> {

  @Nullable IVpc vpc;
  @Nullable SubnetSelection subnets;
  @Nullable ISecurityGroup securityGroup;
  int memory = 1769;
  Architecture architecture = Architecture.X86_64;
  Runtime runtime = Runtime.JAVA_25;
  @Nullable String functionJar;
  RetentionDays logRetention = RetentionDays.ONE_MONTH;
  @Nullable IKey kmsKey;

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

  /**
   * Encrypts variables, logs and the bucket made for backups. An imported key must allow CloudWatch
   * Logs already. Default: AWS's keys.
   */
  public B kmsKey(IKey value) {
    kmsKey = value;
    return self();
  }
}
