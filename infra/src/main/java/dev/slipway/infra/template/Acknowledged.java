package dev.slipway.infra.template;

import java.util.Map;
import java.util.TreeMap;
import software.constructs.IConstruct;

/** Findings of the CDK's own check of templates that are known, each with its reason. */
public final class Acknowledged {

  /** What the CDK's Validations write, as those versions read it that check templates. */
  private static final String KEY = "aws:cdk:acknowledged-rules";

  private Acknowledged() {}

  /** Explains rules, such as {@code E3687}, for a construct and all below it. */
  public static void on(IConstruct construct, Map<String, String> reasons) {
    Map<String, String> rules = new TreeMap<>();
    reasons.forEach((rule, reason) -> rules.put("CloudFormation-Validate::" + rule, reason));
    construct.getNode().addMetadata(KEY, rules);
  }
}
