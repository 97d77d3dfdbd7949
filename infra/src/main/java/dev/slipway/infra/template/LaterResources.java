package dev.slipway.infra.template;

import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.constructs.IConstruct;

/**
 * What waits for the migrations: the resources of a service that run its code, and not the
 * permissions beside them. The migrations may wait for those themselves, as for a key whose policy
 * names the service's role, and two that wait for each other are never deployed.
 */
public final class LaterResources {

  private static final List<String> PERMISSIONS =
      List.of(
          "AWS::IAM::",
          "AWS::KMS::",
          "AWS::SecretsManager::",
          "AWS::EC2::SecurityGroup",
          "AWS::Logs::");

  private LaterResources() {}

  /** Those of a construct: the resource it stands for where it stands for one, else all. */
  public static List<CfnResource> of(IConstruct service) {
    if (service.getNode().getDefaultChild() instanceof CfnResource one) {
      return List.of(one);
    }
    return service.getNode().findAll().stream()
        .filter(CfnResource.class::isInstance)
        .map(CfnResource.class::cast)
        .filter(
            resource -> PERMISSIONS.stream().noneMatch(resource.getCfnResourceType()::startsWith))
        .toList();
  }
}
