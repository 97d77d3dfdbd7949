package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tests what is said where no region is known. */
class AwsFailureTest {

  @Test
  void withoutARegionItIsTheRegionThatIsToBeSet() {
    SdkClientException cause =
        SdkClientException.create(
            "Unable to load region from any of the providers in the chain software.amazon.awssdk"
                + ".regions.providers.DefaultAwsRegionProviderChain@21282ed8: []");
    assertThat(
            new AwsFailure("The migrations cannot be read", cause, "Check the right s3:GetObject."))
        .hasMessage(
            "The migrations cannot be read (no AWS region is known). Set AWS_REGION, or region in"
                + " ~/.aws/config. Nothing was done.");
  }
}
