using System;
using System.Linq;
using NE.Reference;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Reference;

/// <summary>The reference is trusted because its own gradients equal finite differences in double precision.</summary>
public class ReferenceGradientTests
{
    public static TheoryData<ActivationKind> Activations => [.. Enum.GetValues<ActivationKind>()];

    public static TheoryData<ActivationKind> Single => [.. Enum.GetValues<ActivationKind>().Where(static kind => !PairFunction.Has(kind))];

    public static TheoryData<ActivationKind> Pairs => [.. Enum.GetValues<ActivationKind>().Where(PairFunction.Has)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Derivatives_OfEveryActivationWithTwoFeatures_EqualFiniteDifferences(ActivationKind kind)
    {
        foreach (double z in new[] { -7.0, -2.5, -0.3, -1e-3, 1e-3, 0.4, 1.7, 6.0 })
        {
            (double First, double Second) above = PairFunction.Values(kind, z + 1e-6), below = PairFunction.Values(kind, z - 1e-6);
            PairFunction.Derivatives(kind, z).First.ShouldBe((above.First - below.First) / 2e-6, 1e-8);
            PairFunction.Derivatives(kind, z).Second.ShouldBe((above.Second - below.Second) / 2e-6, 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Single))]
    public void Derivative_OfEveryActivation_EqualsFiniteDifferences(ActivationKind kind)
    {
        foreach (double z in new[] { -7.0, -2.5, -0.3, -1e-3, 1e-3, 0.4, 1.7, 6.0 })
        {
            double difference = (ActivationFunction.Value(kind, z + 1e-6) - ActivationFunction.Value(kind, z - 1e-6)) / 2e-6;
            ActivationFunction.Derivative(kind, z).ShouldBe(difference, 1e-8);
        }
    }

    [Fact]
    public void NormalDistribution_AtKnownPoints_IsExactToFourteenDigits()
    {
        // Abramowitz and Stegun, table 26.1.
        ActivationFunction.NormalDistribution(0).ShouldBe(0.5);
        ActivationFunction.NormalDistribution(1).ShouldBe(0.841344746068543, 1e-15);
        ActivationFunction.NormalDistribution(-2).ShouldBe(0.022750131948179, 1e-15);
        ActivationFunction.NormalDistribution(3).ShouldBe(0.998650101968370, 1e-15);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void CriticGradient_WithMaskAndLayerNorm_EqualsFiniteDifferences(ActivationKind kind)
    {
        Td3 learner = ReferenceNetworks.Learner(kind, norm: 1e-5, limit: 0.4);
        Transitions batch = ReferenceNetworks.Batch(9, 5, 2, 0.4, 1);
        double[] targets = learner.Targets(batch, ReferenceNetworks.Normal(9, 2, 5));
        Network critic = learner.Critics[1];
        Td3.CriticGradient(critic, batch, targets);
        CompareAll(critic, () => Td3.CriticLoss(critic, batch, targets));
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void PolicyGradient_ThroughTheCritic_EqualsFiniteDifferences(ActivationKind kind)
    {
        Td3 learner = ReferenceNetworks.Learner(kind, norm: kind == ActivationKind.Relu ? null : 1e-5, limit: 0.4);
        Matrix state = ReferenceNetworks.Normal(9, 5, 3);
        learner.PolicyGradient(state);
        CompareAll(learner.Actor, () => learner.PolicyLoss(state));
    }

    [Fact]
    public void DenseGradient_AtPositionsThatAreNotLive_EqualsFiniteDifferencesOfTheOpenedMask()
    {
        Td3 learner = ReferenceNetworks.Learner(ActivationKind.Relu);
        Transitions batch = ReferenceNetworks.Batch(9, 5, 2, 1, 1);
        double[] targets = learner.Targets(batch, ReferenceNetworks.Normal(9, 2, 5));
        Network critic = learner.Critics[0];
        Td3.CriticGradient(critic, batch, targets);
        Layer layer = critic.Layers[1];
        double[] dense = [.. layer.DenseGradient];

        // Opening the mask at weight 0 leaves the network's function as it is.
        Array.Fill(layer.Mask!, true);
        double[] difference = FiniteDifferences.Gradient(
            layer.Weight.Value, [.. Enumerable.Range(0, dense.Length)], () => Td3.CriticLoss(critic, batch, targets));
        Norms.RelativeError(dense, difference).ShouldBeLessThan(1e-7);
    }

    private static void CompareAll(Network network, Func<double> loss)
    {
        foreach (Layer layer in network.Layers)
        {
            foreach (Parameter parameter in layer.Parameters)
            {
                int[] live = [.. Enumerable.Range(0, parameter.Value.Length).Where(i => parameter != layer.Weight || layer.IsLive(i))];
                double[] difference = FiniteDifferences.Gradient(parameter.Value, live, loss);
                double[] gradient = [.. live.Select(i => parameter.Gradient[i])];

                // A bias before layer normalisation with a linear layer after it can have gradient 0, hence the absolute part.
                double scale = Math.Sqrt(difference.Sum(d => d * d));
                double error = Math.Sqrt(gradient.Zip(difference, (g, d) => (g - d) * (g - d)).Sum());
                error.ShouldBeLessThan((1e-7 * scale) + 1e-9, layer.Name);
            }
        }
    }
}
