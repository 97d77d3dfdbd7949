package dev.slipway.infra.function;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;

/**
 * Where the function is.
 *
 * @param frameworkToo whether the CDK's framework is there too, not outside of the network
 * @param ipv6 whether it speaks IPv6 as well
 */
public record Net(
    IVpc vpc,
    @Nullable SubnetSelection subnets,
    @Nullable ISecurityGroup securityGroup,
    boolean frameworkToo,
    boolean ipv6) {}
