package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.secretsmanager.Secret;

/** What the function may move, and nothing where nobody has asked. */
class DataMovesTest {

  private final Stack stack = Sample.stack("Team");
  private final KeyedTeam team = KeyedTeam.of(stack);

  @Test
  void byDefaultNoExportIsReachable() {
    team.migrations(stack).build();

    assertThat(Template.fromStack(stack).toJSON().toString()).doesNotContain("exports/");
  }

  @Test
  void exportsOfItsOwnDatabaseAreWrittenAndReadInTheBucketOfTheBackups() {
    team.migrations(stack)
        .backups(Backups.in(Bucket.fromBucketName(stack, "Bucket", "ours")))
        .dataMoves()
        .build();

    hasStatement(
        List.of(
            "s3:AbortMultipartUpload",
            "s3:GetObject",
            "s3:ListMultipartUploadParts",
            "s3:PutObject"),
        "ours/exports/");
  }

  @Test
  void whatElseItMayReadIsNamed() {
    team.migrations(stack)
        .dataMoves(
            DataMoves.ofOwnExports()
                .reading(Bucket.fromBucketName(stack, "Staging", "staging-backups"))
                .copyingFrom(
                    Secret.fromSecretNameV2(stack, "Other", "other"),
                    SecurityGroup.fromSecurityGroupId(stack, "OtherGroup", "sg-0123abcd"),
                    5433))
        .build();

    hasStatement("s3:GetObject", "staging-backups/exports/*");
    hasStatement("secretsmanager:GetSecretValue", "secret:other-??????");
    Template template = Template.fromStack(stack);
    template.hasResourceProperties(
        "AWS::EC2::SecurityGroup",
        Map.of(
            "SecurityGroupEgress",
            Match.arrayWith(
                List.of(
                    Match.objectLike(
                        Map.of("FromPort", 5433, "DestinationSecurityGroupId", "sg-0123abcd"))))));
    template.hasResourceProperties(
        "AWS::EC2::SecurityGroupIngress",
        Match.objectLike(Map.of("FromPort", 5433, "GroupId", "sg-0123abcd")));
  }

  private void hasStatement(Object actions, String resource) {
    assertThat(
            Template.fromStack(stack).findResources("AWS::IAM::Policy").values().stream()
                .map(Object::toString)
                .toList())
        .anySatisfy(policy -> assertThat(policy).contains(actions.toString()).contains(resource));
  }
}
