package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests where a failed deploy says that the log is. */
class LogPlaceTest {

  private static Map<String, String> variables(String group) {
    return new HashMap<>(
        Map.of(
            "AWS_REGION", "eu-west-1",
            "AWS_LAMBDA_FUNCTION_NAME", "Team-Function",
            "AWS_LAMBDA_LOG_GROUP_NAME", group));
  }

  @Test
  void aGroupOfItsOwnIsNamedAndTheCdksLineContradicted() {
    assertThat(LogPlace.beforeFramework(variables("Team-Logs")).lines())
        .containsExactly(
            "",
            "The function's log: Team-Logs https://eu-west-1.console.aws.amazon.com/cloudwatch/home"
                + "?region=eu-west-1#logsV2:log-groups/log-group/Team-Logs",
            "It is not in /aws/lambda/Team-Function, which the CDK names below.");
  }

  @Test
  void whatTheCdkSaysRightIsNotContradicted() {
    assertThat(LogPlace.beforeFramework(variables("/aws/lambda/Team-Function")))
        .endsWith("/log-group/$252Faws$252Flambda$252FTeam-Function")
        .doesNotContain("CDK");
  }

  @Test
  void withoutTheFrameworkNobodyElseNamesAGroup() {
    assertThat(LogPlace.of(variables("Team-Logs"))).endsWith("/log-group/Team-Logs");
  }

  @Test
  void eachPartitionHasItsConsole() {
    Map<String, String> china = variables("Team-Logs");
    china.put("AWS_REGION", "cn-north-1");
    assertThat(LogPlace.of(china)).contains("https://cn-north-1.console.amazonaws.cn/");
    china.put("AWS_REGION", "eusc-de-east-1");
    assertThat(LogPlace.of(china)).contains("https://eusc-de-east-1.console.amazonaws-eusc.eu/");
    china.put("AWS_REGION", "us-gov-west-1");
    assertThat(LogPlace.of(china)).contains("https://us-gov-west-1.console.amazonaws-us-gov.com/");
  }

  @Test
  void aNumberSignOfTheNameEndsNothing() {
    assertThat(LogPlace.of(variables("team/#1"))).endsWith("/log-group/team$252F$25231");
  }

  @Test
  void whereNothingIsKnownNothingIsSaid() {
    assertThat(LogPlace.of(Map.of())).isEmpty();
    assertThat(LogPlace.beforeFramework(Map.of())).isEmpty();
  }
}
