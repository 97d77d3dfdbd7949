package dev.slipway.infra.watch;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnMapping;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** What a deploy prints at its end, ready to paste. */
public final class Outputs {

  private final Construct scope;

  /** Those of a scope. */
  public Outputs(Construct scope) {
    this.scope = scope;
  }

  /** Adds them. */
  public void add(IFunction function, ILogGroup logs, ISecurityGroup group, Dashboard dashboard) {
    add("FunctionName", "The function", function.getFunctionName());
    addCommand("status", function);
    addCommand("up", function);
    addCommand("backup", function);
    add("LogGroupName", "The function's log", logs.getLogGroupName());
    add("SecurityGroupId", "The function's security group", group.getSecurityGroupId());
    add("DashboardUrl", "The dashboard", url(dashboard));
  }

  /** Adds how an execution of a state machine is started, with an action to replace. */
  public void addMachine(StateMachine machine) {
    String id = machine.getNode().getScope().getNode().getId();
    String input = id.equals("LongRuns") ? "{\"action\":\"up\"}" : "{\"name\":\"NAME\"}";
    add(
        id + "Command",
        "Starts a long run",
        "aws stepfunctions start-execution --state-machine-arn %s --region %s --input '%s'"
            .formatted(machine.getStateMachineArn(), Stack.of(scope).getRegion(), input));
  }

  private void addCommand(String action, IFunction function) {
    String id = Character.toUpperCase(action.charAt(0)) + action.substring(1) + "Command";
    // The command line's own time-out is a minute, and then it would call again.
    String command =
        "aws lambda invoke --function-name %s --region %s --cli-read-timeout 900"
            + " --cli-binary-format raw-in-base64-out --payload '{\"action\":\"%s\"}' /dev/stdout";
    String region = Stack.of(scope).getRegion();
    add(id, "Runs " + action, command.formatted(function.getFunctionName(), region, action));
  }

  private String url(Dashboard dashboard) {
    String region = Stack.of(scope).getRegion();
    return "https://%s.%s/cloudwatch/home?region=%s#dashboards/dashboard/%s"
        .formatted(region, console(), region, dashboard.getDashboardName());
  }

  /** Where the console of the stack's partition is. */
  private String console() {
    return CfnMapping.Builder.create(scope, "Console")
        .mapping(
            new TreeMap<>(
                Map.of(
                    "aws", Map.of("host", "console.aws.amazon.com"),
                    "aws-cn", Map.of("host", "console.amazonaws.cn"),
                    "aws-us-gov", Map.of("host", "console.amazonaws-us-gov.com"))))
        .build()
        .findInMap(Aws.PARTITION, "host");
  }

  private void add(String id, String description, String value) {
    CfnOutput.Builder.create(scope, id).description(description).value(value).build();
  }
}
