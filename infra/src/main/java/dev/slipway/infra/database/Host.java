package dev.slipway.infra.database;

import dev.slipway.infra.template.Named;
import java.util.regex.Pattern;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.CfnDBProxyEndpoint;

/**
 * Where a database is.
 *
 * @param name may be a token
 */
public record Host(String name) {

  /** A name of DNS, or an address. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+");

  /** As RDS calls them (Amazon Aurora User Guide, "Amazon Aurora endpoint connections"). */
  private static final Pattern READER =
      Pattern.compile("(?i).+\\.cluster-ro-[^.]+\\..+\\.amazonaws\\..+");

  /** False for what is known and can be none, such as a URL. */
  public boolean isOne() {
    return Token.isUnresolved(name) || HOST.matcher(name).matches();
  }

  /** True where nothing can be written, as far as the CDK or the name tells. */
  public boolean isReadOnly() {
    return READER.matcher(name).matches() || Named.by(name).filter(Host::onlyReads).isPresent();
  }

  private static boolean onlyReads(Named named) {
    if (named.of() instanceof CfnDBCluster cluster) {
      return named.attribute().startsWith("ReadEndpoint")
          || cluster.getReplicationSourceIdentifier() != null;
    }
    if (named.of() instanceof CfnDBInstance instance) {
      return instance.getSourceDbInstanceIdentifier() != null
          || instance.getSourceDbClusterIdentifier() != null;
    }
    return named.of() instanceof CfnDBProxyEndpoint endpoint
        && "READ_ONLY".equals(endpoint.getTargetRole());
  }
}
