using System;
using System.Linq;
using NE.Integration.Tests.Trials;
using Shouldly;
using Xunit;
using Parameter = TorchSharp.Modules.Parameter;
using Side = NE.Runtime.Networks.Side;

namespace NE.TorchSharp.Checks;

/// <summary>Whole updates of generated learners against TorchSharp's autograd, an implementation that shares nothing with ours.</summary>
public class WholeUpdateTests
{
    // Before the first topology event, at update 40, and before review can begin.
    private const int Updates = 39;

    // Ours rounds to float32, as against the float64 reference of the integration tests.
    private const double Tolerance = 1e-6;

    [TorchTheory]
    [InlineData("PlainTrial", null)]
    [InlineData("StaticTrial", 3.0)]
    [InlineData("RecommendedTrial", 3.0)]
    [InlineData("NormTrial", 3.0)]
    [InlineData("ResidualTrial", 3.0)]
    public void Td3_OverUpdates_FollowsAutograd(string experiment, double? kappa)
    {
        using var trial = new Trial(experiment, seed: 5);
        using var torch = new TorchTd3(trial, kappa);
        Follow(trial, torch);
    }

    [TorchTheory]
    [InlineData("SoftTrial", null)]
    [InlineData("GrowingSoftTrial", 3.0)]
    public void Sac_OverUpdates_FollowsAutograd(string experiment, double? kappa)
    {
        using var trial = new Trial(experiment, seed: 5);
        using var torch = new TorchSac(trial, kappa);
        Follow(trial, torch);
        ((double)trial.Save().Floats("Temperature.Log")[0]).ShouldBe(torch.LogTemperature, Tolerance);
    }

    private static void Follow(Trial trial, TorchLearner torch)
    {
        for (int update = 1; update <= Updates; update++)
        {
            trial.Group.Update();
            torch.Update();
        }

        TensorDictionary saved = trial.Save();
        foreach ((string network, Side side, TorchNetwork copy) in torch.Networks)
        {
            foreach ((string name, Parameter parameter) in copy.named_parameters())
            {
                int dot = name.LastIndexOf('.');
                float[] ours = saved.Floats($"{network}.{name[..dot]}{(side == Side.Target ? ".target" : "")}{name[dot..]}");
                double[] theirs = parameter.detach().data<double>().ToArray();
                ours.Zip(theirs).Max(static pair => Math.Abs(pair.First - pair.Second) / (1 + Math.Abs(pair.First)))
                    .ShouldBeLessThan(Tolerance, $"{network}.{name}, {side}");
            }
        }
    }
}
