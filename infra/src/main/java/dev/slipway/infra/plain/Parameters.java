package dev.slipway.infra.plain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.CfnRuleAssertion;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.ICfnRuleConditionExpression;
import software.amazon.awscdk.IResolvable;
import software.constructs.Construct;

/** The parameters of a template, each declared once. */
public final class Parameters {

  private final Construct scope;
  private final Map<TemplateParameter, CfnParameter> all = new EnumMap<>(TemplateParameter.class);

  /** Declares all of them in a stack. */
  public Parameters(Construct scope) {
    this.scope = scope;
    for (TemplateParameter one : TemplateParameter.values()) {
      CfnParameter.Builder declared =
          CfnParameter.Builder.create(scope, one.id())
              .type(one.type())
              .description(one.description());
      if (one.usual() != null) {
        declared.defaultValue(one.usual());
      }
      if (one.pattern() != null) {
        declared.allowedPattern("^(" + one.pattern() + ")$");
      }
      all.put(one, declared.build());
    }
  }

  /** The value, which is known at the deploy. */
  public String text(TemplateParameter parameter) {
    return declared(parameter).getValueAsString();
  }

  /** The value; nothing at all where it is empty, which it may be. */
  public String value(TemplateParameter parameter) {
    return "".equals(parameter.usual()) ? orNothing(parameter) : text(parameter);
  }

  /** Refuses, before anything is made, what names no way to log in, half a one or two. */
  public void requireOneLogIn() {
    CfnRule.Builder.create(scope, "OneLogIn")
        .assertions(
            List.of(
                CfnRuleAssertion.builder()
                    .assertDescription("Give SecretArn, or IamUser with ResourceId, and not both.")
                    .assertValue(
                        Fn.conditionOr(
                            Fn.conditionAnd(
                                Fn.conditionNot(isEmpty(TemplateParameter.SECRET_ARN)),
                                isEmpty(TemplateParameter.IAM_USER)),
                            Fn.conditionAnd(
                                isEmpty(TemplateParameter.SECRET_ARN),
                                Fn.conditionNot(isEmpty(TemplateParameter.IAM_USER)),
                                Fn.conditionNot(isEmpty(TemplateParameter.RESOURCE_ID)))))
                    .build()))
        .build();
  }

  private ICfnRuleConditionExpression isEmpty(TemplateParameter parameter) {
    return Fn.conditionEquals(text(parameter), "");
  }

  /** The value of one that is a number. */
  public Number number(TemplateParameter parameter) {
    return declared(parameter).getValueAsNumber();
  }

  /** The value of one that is a list. */
  public List<String> list(TemplateParameter parameter) {
    return declared(parameter).getValueAsList();
  }

  /** The value, or nothing at all where it is empty. */
  public String orNothing(TemplateParameter parameter) {
    return Fn.conditionIf(given(parameter), text(parameter), Aws.NO_VALUE).toString();
  }

  /** What is made of a parameter, or nothing at all where it is empty. */
  public IResolvable orNothing(TemplateParameter parameter, Map<String, String> made) {
    return Fn.conditionIf(given(parameter), made, Aws.NO_VALUE);
  }

  /** One text where a parameter is not empty, else another. */
  public String where(TemplateParameter parameter, String given, String other) {
    return Fn.conditionIf(given(parameter), given, other).toString();
  }

  /** A text that names parameters, or nothing at all where a parameter is empty. */
  public String textOrNothing(TemplateParameter parameter, String text) {
    return Fn.conditionIf(given(parameter), Fn.sub(text), Aws.NO_VALUE).toString();
  }

  /** The condition that a parameter is not empty. */
  String given(TemplateParameter parameter) {
    String id = parameter.id() + "IsGiven";
    if (scope.getNode().tryFindChild(id) == null) {
      CfnCondition.Builder.create(scope, id)
          .expression(Fn.conditionNot(isEmpty(parameter)))
          .build();
    }
    return id;
  }

  private CfnParameter declared(TemplateParameter parameter) {
    return Objects.requireNonNull(all.get(parameter));
  }
}
