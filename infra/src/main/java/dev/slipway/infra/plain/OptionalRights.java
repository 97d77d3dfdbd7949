package dev.slipway.infra.plain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.constructs.IConstruct;

/**
 * Rights on what a parameter names are there only where it names something: an ARN without a name
 * would be refused, or be that of more than was meant.
 */
public final class OptionalRights implements IAspect {

  private final Parameters parameters;
  private final List<TemplateParameter> optional;

  private OptionalRights(Parameters parameters, List<TemplateParameter> optional) {
    this.parameters = parameters;
    this.optional = optional;
  }

  /** Sees to it, for all policies below a scope, when the template is written. */
  public static void in(IConstruct scope, Parameters parameters, TemplateParameter... optional) {
    Aspects.of(scope).add(new OptionalRights(parameters, List.of(optional)));
  }

  @Override
  public void visit(IConstruct node) {
    if (node instanceof CfnPolicy policy
        && Stack.of(policy).resolve(policy.getPolicyDocument()) instanceof Map<?, ?> document
        && document.get("Statement") instanceof List<?> statements) {
      policy.addPropertyOverride(
          "PolicyDocument.Statement", statements.stream().map(this::conditional).toList());
    }
  }

  private Object conditional(Object statement) {
    return needed(statement)
        .<Object>map(
            parameter ->
                Map.of(
                    "Fn::If",
                    List.of(parameters.given(parameter), statement, Map.of("Ref", "AWS::NoValue"))))
        .orElse(statement);
  }

  private Optional<TemplateParameter> needed(Object statement) {
    return optional.stream().filter(one -> names(statement, one)).findFirst();
  }

  private static boolean names(Object value, TemplateParameter parameter) {
    if (value instanceof Map<?, ?> map) {
      return parameter.id().equals(map.get("Ref")) || anyNames(map.values().stream(), parameter);
    }
    return value instanceof List<?> list && anyNames(list.stream(), parameter);
  }

  private static boolean anyNames(Stream<?> values, TemplateParameter parameter) {
    return values.anyMatch(value -> names(value, parameter));
  }
}
