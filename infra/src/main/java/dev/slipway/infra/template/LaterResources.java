package dev.slipway.infra.template;

import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.CfnResource;
import software.constructs.IConstruct;

/**
 * What waits for the migrations: the resources of a service that run its code, and not what they
 * stand on. The migrations may wait for that themselves, as for a key whose policy names the
 * service's role, and two that wait for each other are never deployed.
 */
final class LaterResources {

  /** Whatever can be given to the migrations, or stand in a policy of what is. None runs code. */
  private static final Pattern GROUND =
      Pattern.compile(
          "AWS::(IAM|KMS|SecretsManager|Logs|RDS|S3|SQS)::.*"
              + "|AWS::EC2::(?!Instance|LaunchTemplate|SpotFleet|EC2Fleet).*");

  private LaterResources() {}

  /**
   * Those of a construct: the resource it stands for where it stands for one, else all but those
   * below a construct of {@code first}.
   */
  static List<CfnResource> of(IConstruct service, List<IConstruct> first) {
    if (service.getNode().getDefaultChild() instanceof CfnResource one) {
      return List.of(one);
    }
    return service.getNode().findAll().stream()
        .filter(CfnResource.class::isInstance)
        .map(CfnResource.class::cast)
        .filter(resource -> !GROUND.matcher(resource.getCfnResourceType()).matches())
        .filter(resource -> resource.getNode().getScopes().stream().noneMatch(first::contains))
        .toList();
  }
}
