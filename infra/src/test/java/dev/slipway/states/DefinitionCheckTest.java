package dev.slipway.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a definition is refused for. */
class DefinitionCheckTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String GOOD =
      """
      {"StartAt": "Begin", "States": {
        "Begin": {"Type": "Pass", "Parameters": {"name.$": "$.name"}, "Next": "Ask"},
        "Ask": {"Type": "Task", "Resource": "arn", "ResultPath": "$.answer", "Next": "Done?",
          "Retry": [{"ErrorEquals": ["Lambda.Busy"], "IntervalSeconds": 5, "MaxDelaySeconds": 60,
            "BackoffRate": 2}],
          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "No"}]},
        "Done?": {"Type": "Choice", "Default": "Wait", "Choices": [
          {"Variable": "$.answer", "StringEquals": "DONE", "Next": "Each"}]},
        "Wait": {"Type": "Wait", "Seconds": 5, "Next": "Ask"},
        "Each": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "One", "States": {
          "One": {"Type": "Succeed"}}, "ProcessorConfig": {"Mode": "DISTRIBUTED"}}},
        "No": {"Type": "Fail", "Error": "No"}}}
      """;

  @Test
  void aGoodOneHasNoProblem() throws Exception {
    assertThat(DefinitionCheck.problems(JSON.readTree(GOOD))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"StartAt\": \"Begin\" | \"StartAt\": \"Gone\" | the definition: StartAt is no state:"
            + " Gone",
        "\"Next\": \"Ask\"}, | \"Next\": \"Aks\"}, | leads to no state: Aks",
        "\"Seconds\": 5, \"Next\": \"Ask\" | \"Seconds\": 5 | Wait: Next and End: one of them is"
            + " due",
        "\"Seconds\": 5, | \"Second\": 5, | Wait: has no field Second",
        "\"Type\": \"Wait\" | \"Type\": \"Sleep\" | Wait: has no field Seconds",
        "\"Resource\": \"arn\", |  | Ask: lacks Resource",
        "\"Default\": \"Wait\", |  | Done?: lacks a choice, or Default",
        "\"Default\": \"Wait\" | \"Default\": \"Ask\" | Wait: nothing leads to it",
        "\"Variable\": \"$.answer\", |  | Done?: a comparison lacks its Variable",
        "\"StringEquals\": \"DONE\", |  | Done?: a rule has one comparison",
        "[\"States.ALL\"] | [\"States.ALL\", \"X\"] | Catch: States.ALL must be alone, and last",
        "\"MaxDelaySeconds\": 60 | \"MaxDelaySeconds\": 0 | Ask: Retry: BackoffRate is 1 at least",
        "\"ResultPath\": \"$.answer\" | \"ResultPath\": \"answer\" | Ask: ResultPath is no path:"
            + " answer",
        "\"name.$\": \"$.name\" | \"name.$\": \"name\" | Begin: name.$ is no path: name",
        "\"One\": {\"Type\" | \"No\": {\"Type\" | No: there are two of the name",
        "\"StartAt\": \"One\" | \"StartAt\": \"Two\" | Each: StartAt is no state: Two",
      })
  void whatIsWrongIsFound(String right, String wrong, String problem) throws Exception {
    String made = wrong == null ? "" : wrong;
    assertThat(GOOD).contains(right);
    assertThat(DefinitionCheck.problems(JSON.readTree(GOOD.replace(right, made))))
        .anyMatch(found -> found.contains(problem));
  }
}
