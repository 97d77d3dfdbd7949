package dev.slipway.infra.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Findings of cdk-nag that are meant to be, each with its reason. They are written as the metadata
 * that cdk-nag reads, so that nobody needs cdk-nag who does not use it.
 */
public final class Suppressions {

  private static final String KEY = "cdk_nag";
  private static final String RULES = "rules_to_suppress";

  /** NIST 800-53, HIPAA and PCI DSS. */
  private static final List<String> PACKS =
      List.of("NIST.800.53.R5-", "HIPAA.Security-", "PCI.DSS.321-");

  private static final List<String> MACHINES =
      List.of("LongRuns", "ParallelBackfills", "StartLongRuns");

  private static final String OWN_POLICY =
      "The policy holds the rights on the very resources of this stack, and no other role has a use"
          + " for it.";

  /** A rule and why it does not hold here. */
  public record Suppression(String rule, String reason) {

    /** The same reason in all of cdk-nag's packs that have the rule under this name. */
    public static Suppression[] inPacks(String rule, String reason) {
      return PACKS.stream()
          .map(pack -> new Suppression(pack + rule, reason))
          .toArray(Suppression[]::new);
    }

    /** A rule of the pack AwsSolutions, which numbers its rules, or one by its whole name. */
    private Map<String, String> metadata() {
      String id = rule.matches("[A-Z]+\\d+") ? "AwsSolutions-" + rule : rule;
      return new TreeMap<>(Map.of("id", id, "reason", reason));
    }
  }

  private Suppressions() {}

  /** Explains what is known of the parts of the construct. */
  public static void add(Construct migrations) {
    on(
        migrations.getNode().findChild("Function"),
        new Suppression(
            "IAM4",
            "AWS's own policies for a function in a VPC: network interfaces cannot be named"
                + " before they are made, and logs go to the function's group."),
        new Suppression(
            "IAM5",
            "The wildcards end a name: what lies below the database's prefixes in the backup"
                + " bucket, builds to come below theirs, snapshots whose name begins with slipway-,"
                + " and actions of one KMS key; traces take no name."));
    find(migrations, "Provider").ifPresent(Suppressions::onProvider);
    onPacks(migrations);
    MACHINES.forEach(id -> find(migrations, id).ifPresent(Suppressions::onMachine));
    find(migrations, "Backups")
        .ifPresent(
            bucket ->
                on(
                    bucket,
                    new Suppression(
                        "S1",
                        "Access is for CloudTrail's data events to record; access logs would need"
                            + " a second bucket in every stack.")));
  }

  private static Optional<IConstruct> find(Construct migrations, String id) {
    return Optional.ofNullable(migrations.getNode().tryFindChild(id));
  }

  /** The CDK's framework, where it stands between CloudFormation and the function. */
  private static void onProvider(IConstruct provider) {
    on(
        provider,
        new Suppression(
            "IAM4", "Made by the CDK's provider framework: AWS's own policy, which writes logs."),
        new Suppression(
            "IAM5", "Made by the CDK's provider framework: all versions of the one function."),
        new Suppression("L1", "Made by the CDK's provider framework, which picks its runtime."),
        new Suppression(
            "SF1",
            "Made by the CDK's provider framework: it only waits, the functions write the log."),
        new Suppression("SF2", "Made by the CDK's provider framework: it only waits."));
    on(provider, inPacks("IAMNoInlinePolicy", OWN_POLICY));
    on(
        provider,
        inPacks(
            "LambdaConcurrency",
            "Made by the CDK's provider framework, which is called once by each deploy."));
    on(
        provider,
        inPacks(
            "LambdaDLQ",
            "Made by the CDK's provider framework: CloudFormation waits for it and tells of"
                + " failures."));
  }

  private static void onMachine(IConstruct machine) {
    on(
        machine,
        new Suppression(
            "IAM5",
            "The wildcards are all versions of the one function, executions of the one state"
                + " machine, and what takes no name: deliveries of logs, and traces."));
    on(machine, inPacks("IAMNoInlinePolicy", OWN_POLICY));
  }

  private static void onPacks(Construct migrations) {
    on(migrations.getNode().findChild("Function"), inPacks("IAMNoInlinePolicy", OWN_POLICY));
    find(migrations, "Backups").ifPresent(Suppressions::onBucketInPacks);
  }

  private static void onBucketInPacks(IConstruct bucket) {
    on(
        bucket,
        inPacks(
            "S3BucketLoggingEnabled",
            "Access is for CloudTrail's data events to record; access logs would need a second"
                + " bucket in every stack."));
    on(
        bucket,
        inPacks(
            "S3BucketReplicationEnabled",
            "It holds copies already. Who wants them in another region gives a bucket that is"
                + " replicated."));
  }

  private static Suppression[] inPacks(String rule, String reason) {
    return Suppression.inPacks(rule, reason);
  }

  /** Explains rules for all resources of a construct; those that never applied do no harm. */
  public static void on(IConstruct construct, Suppression... suppressions) {
    construct.getNode().findAll().stream()
        .filter(CfnResource.class::isInstance)
        .map(CfnResource.class::cast)
        .forEach(resource -> explain(resource, List.of(suppressions)));
  }

  private static void explain(CfnResource resource, List<Suppression> suppressions) {
    List<Object> rules = new ArrayList<>();
    if (resource.getMetadata(KEY) instanceof Map<?, ?> known
        && known.get(RULES) instanceof List<?> already) {
      rules.addAll(already);
    }
    suppressions.stream().map(Suppression::metadata).forEach(rules::add);
    resource.addMetadata(KEY, Map.of(RULES, rules));
  }
}
