package dev.slipway.infra.database;

import dev.slipway.infra.database.Target.Address;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceFromSnapshot;
import software.amazon.awscdk.services.rds.IDatabaseInstance;
import software.amazon.awscdk.services.rds.IEngine;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.IConstruct;

/** An RDS instance, made in this app or imported. */
public record GivenInstance(IDatabaseInstance database) implements GivenDatabase {

  @Override
  public Address address() {
    return new Address(
        database.getDbInstanceEndpointAddress(), database.getInstanceEndpoint().getPort());
  }

  @Override
  public Optional<String> engine() {
    return Optional.ofNullable(database.getEngine()).map(IEngine::getEngineType);
  }

  @Override
  public Optional<ISecret> secret() {
    if (database instanceof DatabaseInstance made) {
      return Optional.ofNullable(made.getSecret());
    }
    return database instanceof DatabaseInstanceFromSnapshot restored
        ? Optional.ofNullable(restored.getSecret())
        : Optional.empty();
  }

  @Override
  public Optional<String> name() {
    return resourceMadeHere().map(CfnDBInstance::getDbName);
  }

  @Override
  public boolean isMadeHere() {
    return resourceMadeHere().isPresent();
  }

  @Override
  public Optional<RdsResource> resource() {
    return Optional.of(
        new RdsResource(RdsResource.Kind.INSTANCE, database.getInstanceIdentifier()));
  }

  @Override
  public Optional<String> serverId() {
    return Optional.ofNullable(database.getInstanceResourceId());
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

  @Override
  public List<IConstruct> parts() {
    return resourceMadeHere().<List<IConstruct>>map(List::of).orElse(List.of());
  }

  private Optional<CfnDBInstance> resourceMadeHere() {
    return GivenDatabase.made(database, CfnDBInstance.class);
  }
}
