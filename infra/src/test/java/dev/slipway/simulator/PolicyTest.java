package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.Policy.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests {@link Policy}. */
class PolicyTest {

  private static final Policy POLICY =
      new Policy(
          List.of(
              new Statement(List.of("s3:GetObject"), List.of("arn:aws:s3:::assets/a1.zip")),
              new Statement(List.of("s3:Put*"), List.of("arn:aws:s3:::backups/app/*"))));

  @Test
  void allowsWhatAStatementNames() {
    assertThat(POLICY.allows("s3:GetObject", "arn:aws:s3:::assets/a1.zip")).isTrue();
    assertThat(POLICY.allows("s3:PutObject", "arn:aws:s3:::backups/app/1/manifest.json")).isTrue();
  }

  @Test
  void refusesAnotherActionOrResourceAndMixturesOfStatements() {
    assertThat(POLICY.allows("s3:DeleteObject", "arn:aws:s3:::assets/a1.zip")).isFalse();
    assertThat(POLICY.allows("s3:GetObject", "arn:aws:s3:::assets/a1xzip")).isFalse();
    assertThat(POLICY.allows("s3:GetObject", "arn:aws:s3:::backups/app/1")).isFalse();
    assertThat(POLICY.allows("s3:PutObject", "arn:aws:s3:::backups/other/1")).isFalse();
  }
}
