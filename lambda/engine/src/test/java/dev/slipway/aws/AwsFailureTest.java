package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;

/** What the SDK says of itself is not for people. */
class AwsFailureTest {

  @Test
  void aRegionThatNobodyTellsIsNamedShortly() {
    SdkClientException failure =
        catchThrowableOfType(
            SdkClientException.class, new AwsRegionProviderChain(() -> null)::getRegion);
    assertThat(failure).hasMessageContaining("AwsRegionProviderChain@");
    assertThat(AwsFailure.reason(failure)).isEqualTo("no region is configured");
  }

  @Test
  void whatElseTheSdkSaysStays() {
    assertThat(AwsFailure.reason(SdkClientException.create("Unable to load credentials from x")))
        .isEqualTo("Unable to load credentials from x");
  }
}
