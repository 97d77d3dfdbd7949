package dev.slipway.infra.function;

import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * A database that rows are copied from.
 *
 * @param group its security group
 * @param port may be a token
 */
public record DataSource(ISecret secret, ISecurityGroup group, Number port) {}
