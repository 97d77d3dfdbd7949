package dev.slipway.infra;

import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.kms.CfnKey;
import software.amazon.awscdk.services.kms.IAlias;
import software.amazon.awscdk.services.kms.IKey;

/** What can be known of keys before they are made. */
final class BackupKeys {

  private BackupKeys() {}

  /** False for a key of this app that is made for something else; of others nothing is known. */
  static boolean maySign(IKey key) {
    if (key.getNode().getDefaultChild() instanceof CfnKey made) {
      return isOrMayBe("GENERATE_VERIFY_MAC", made.getKeyUsage())
          && isOrMayBe("HMAC_256", made.getKeySpec());
    }
    return !(key instanceof IAlias alias) || maySign(alias.getAliasTargetKey());
  }

  private static boolean isOrMayBe(String wanted, String said) {
    return wanted.equals(said) || Token.isUnresolved(said);
  }
}
