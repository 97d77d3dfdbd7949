package dev.slipway.infra.database;

import dev.slipway.infra.database.Target.Address;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterFromSnapshot;
import software.amazon.awscdk.services.rds.Endpoint;
import software.amazon.awscdk.services.rds.IDatabaseCluster;
import software.amazon.awscdk.services.rds.IEngine;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.IConstruct;

/** An Aurora cluster, made in this app or imported. */
public record GivenCluster(IDatabaseCluster database) implements GivenDatabase {

  @Override
  public Address address() {
    Endpoint endpoint = database.getClusterEndpoint();
    return new Address(endpoint.getHostname(), endpoint.getPort());
  }

  @Override
  public Optional<String> engine() {
    return Optional.ofNullable(database.getEngine()).map(IEngine::getEngineType);
  }

  @Override
  public Optional<ISecret> secret() {
    if (database instanceof DatabaseCluster made) {
      return Optional.ofNullable(made.getSecret());
    }
    return database instanceof DatabaseClusterFromSnapshot restored
        ? Optional.ofNullable(restored.getSecret())
        : Optional.empty();
  }

  @Override
  public Optional<String> name() {
    return resourceMadeHere().map(CfnDBCluster::getDatabaseName);
  }

  @Override
  public boolean isMadeHere() {
    return resourceMadeHere().isPresent();
  }

  @Override
  public Optional<RdsResource> resource() {
    return Optional.of(new RdsResource(RdsResource.Kind.CLUSTER, database.getClusterIdentifier()));
  }

  /** An imported cluster may not know. */
  @Override
  public Optional<String> serverId() {
    try {
      return Optional.ofNullable(database.getClusterResourceIdentifier());
    } catch (RuntimeException e) { // What the CDK throws arrives as nothing more special.
      return Optional.empty();
    }
  }

  @Override
  public boolean takesIam() {
    return resourceMadeHere()
        .map(made -> GivenDatabase.mayBeOn(made, made.getEnableIamDatabaseAuthentication()))
        .orElse(true);
  }

  @Override
  public List<ISecurityGroup> securityGroups() {
    return database.getConnections().getSecurityGroups();
  }

  /** A cluster answers only when one of its instances is there. */
  @Override
  public List<IConstruct> parts() {
    return database.getNode().findAll().stream()
        .filter(part -> part instanceof CfnDBCluster || part instanceof CfnDBInstance)
        .toList();
  }

  @Override
  public Optional<LeastCapacity> leastCapacity() {
    return resourceMadeHere().map(LeastCapacity::new);
  }

  private Optional<CfnDBCluster> resourceMadeHere() {
    return GivenDatabase.made(database, CfnDBCluster.class);
  }
}
