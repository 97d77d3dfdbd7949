package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.ec2.InstanceClass;
import software.amazon.awscdk.services.ec2.InstanceSize;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.DatabaseInstanceReadReplica;

/** What a deploy would only tell at its end is told at synth. */
class ToldAtSynthTest {

  @ParameterizedTest
  @CsvSource({
    "us-gov-west-1, 1",
    "cn-north-1, 1",
    "us-iso-east-1, 1",
    "mx-central-1, 1",
    "il-central-1, 1",
    "xx-later-1, 1",
    "ap-southeast-5, 1",
    "eu-west-1, 0",
    "ap-southeast-4, 0",
    "us-east-1, 0"
  })
  void aRegionWhoseCertificatesAreNotInTheJar(String region, int warnings) {
    Environment env = Environment.builder().account("111122223333").region(region).build();
    Stack stack = new Stack(Sample.app("region"), "Team", StackProps.builder().env(env).build());
    Vpc vpc = Sample.vpc(stack);
    Sample.migrations(stack)
        .vpc(vpc)
        .database(Sample.database(stack, vpc).databaseName("app").build())
        .build();
    assertThat(
            Annotations.fromStack(stack)
                .findWarning(
                    "*", Match.stringLikeRegexp(".*certificates of RDS in " + region + ".*")))
        .hasSize(warnings);
  }

  @Test
  void aReadReplica() {
    Stack stack = Sample.stack("replica");
    Vpc vpc = Sample.vpc(stack);
    DatabaseInstanceReadReplica replica =
        DatabaseInstanceReadReplica.Builder.create(stack, "Replica")
            .sourceDatabaseInstance(Sample.database(stack, vpc).databaseName("app").build())
            .instanceType(InstanceType.of(InstanceClass.T4G, InstanceSize.MICRO))
            .vpc(vpc)
            .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build())
            .build();
    assertThatThrownBy(
            () -> Sample.migrations(stack).vpc(vpc).database(replica).databaseName("app").build())
        .hasMessageContaining("database: is a read replica, which nobody can change")
        .hasMessageContaining("or iamUser(...) for a log-in by IAM");
  }
}
