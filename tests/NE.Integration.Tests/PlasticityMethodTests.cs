using System.Collections.Generic;
using System.Linq;
using NE.Integration.Tests.Trials;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>What holds for every method that changes networks at events or after updates, beside its own definition.</summary>
public class PlasticityMethodTests
{
    /// <summary>Each trial, and the one that it varies.</summary>
    public static TheoryData<string, string> Trials => new()
    {
        { "RecycledLowestTrial", "PlainTrial" },
        { "PerturbedTrial", "PaperTrial" },
        { "PerturbedNormTrial", "NormTrial" },
        { "TurnoverTrial", "PaperTrial" },
        { "TurnoverSoftTrial", "SoftTrial" },
        { "SilencedTrial", "RecommendedTrial" },
        { "TortoiseTrial", "RecommendedTrial" },
        { "OrthogonalTrial", "PlainTrial" },
        { "OrthogonalGrowingTrial", "RecommendedTrial" },
        { "SphereTrial", "RecommendedTrial" },
        { "SphereSoftTrial", "SoftTrial" },
        { "ProjectedTrial", "RmsTrial" },
        { "ProjectedSoftTrial", "RmsSoftTrial" },
        { "CReluTurnoverTrial", "CReluTrial" },
        { "CReluRecycledTrial", "CReluSoftTrial" },
        { "FourierTrial", "CReluTrial" },
        { "FourierSoftTrial", "SoftTrial" },
        { "SpectralTrial", "RmsTrial" },
        { "SpectralSoftTrial", "SoftTrial" },
        { "OwnTermTrial", "RecommendedTrial" },
        { "OwnTermSoftTrial", "SoftTrial" },
        { "OwnAgesTrial", "RecommendedTrial" },
        { "OwnAgesSoftTrial", "SoftReturnsTrial" },
        { "OwnGrowthTrial", "RecommendedTrial" },
        { "WithoutGradientTrial", "RecommendedTrial" },
        { "LeastGradientTrial", "SoftTrial" },
        { "LittleGradientTrial", "PlainTrial" },
        { "PrunedTrial", "PlainTrial" },
        { "PrunedSoftTrial", "SoftTrial" },
        { "UtilityTrial", "RecommendedTrial" },
        { "UtilitySoftTrial", "SoftTrial" },
        { "SteadyTrial", "RecommendedTrial" },
        { "SteadyNormTrial", "NormTrial" },
        { "SteadySoftTrial", "SoftTrial" },
        { "TunedTrial", "RecommendedTrial" },
        { "TunedNormTrial", "NormTrial" },
        { "TunedSoftTrial", "SoftTrial" },
        { "AwakenedTrial", "RecommendedTrial" },
        { "AwakenedNormTrial", "NormTrial" },
        { "AwakenedSoftTrial", "SoftTrial" },
        { "OrderedTrial", "RecommendedTrial" },
        { "ReferenceTrial", "RecommendedTrial" },
        { "ReferenceSoftTrial", "GrowingSoftTrial" },
        { "FreshTrial", "StaticTrial" },
        { "FreshSoftTrial", "SoftTrial" },
        { "InjectedFreshTrial", "PlainTrial" },
        { "InjectedTrial", "PlainTrial" },
        { "InjectedGrowingTrial", "RecommendedTrial" },
        { "InjectedNormTrial", "NormTrial" },
        { "InjectedResidualTrial", "ResidualTrial" },
        { "InjectedSoftTrial", "SoftTrial" },
        { "InjectedGrowingSoftTrial", "GrowingSoftTrial" },
        { "RewiredTrial", "StaticTrial" },
        { "RewiredAtRandomTrial", "RecommendedTrial" },
    };

    [Theory]
    [MemberData(nameof(Trials))]
    public void Method_WithinAHundredUpdates_ChangesTheNetworks(string name, string varied)
    {
        using var trial = new Trial(name, seed: 8);
        using var without = new Trial(varied, seed: 8);
        Advance(100, trial, without);
        TensorDictionary state = trial.Save(), plain = without.Save();
        foreach (string layer in Layers(plain).Where(layer => layer.StartsWith("Value1.", System.StringComparison.Ordinal)))
            state.Floats(layer + ".weight").ShouldNotBe(plain.Floats(layer + ".weight"), layer);
    }

    [Theory]
    [MemberData(nameof(Trials))]
    public void LoadedLearner_AtAnyPoint_ContinuesAsIfNeverSaved(string name, string varied)
    {
        _ = varied;
        using var straight = new Trial(name, seed: 8);
        foreach (int saveAt in new[] { 0, 39, 40, 57 })
        {
            Advance(saveAt - (int)straight.Group.Updates, straight);
            using var resumed = new Trial(name, seed: 8);
            resumed.Group.Load(0, straight.Save());
            resumed.Save().Differences(straight.Save()).ShouldBeEmpty($"right after loading at {saveAt}");
            using var ahead = new Trial(name, seed: 8);
            Advance(saveAt + 60, ahead);
            Advance(60, resumed);
            resumed.Save().Differences(ahead.Save()).ShouldBeEmpty($"60 updates after loading at {saveAt}");
        }
    }

    [Theory]
    [MemberData(nameof(Trials))]
    public void Weight_ThatIsNotLive_IsZeroAtEveryUpdate(string name, string varied)
    {
        _ = varied;
        using var trial = new Trial(name, seed: 9);
        for (int update = 1; update <= 100; update++)
        {
            Advance(1, trial);
            TensorDictionary state = trial.Save();
            foreach (string layer in Layers(state).Where(layer => state.Contains(layer + ".mask")))
            {
                bool[] mask = state.Mask(layer + ".mask", state.Floats(layer + ".weight").Length);
                foreach (string kind in new[] { ".weight", ".target.weight", ".weight.m", ".weight.v" }.Where(kind => state.Contains(layer + kind)))
                    state.Floats(layer + kind).Where((value, i) => !mask[i] && value != 0).ShouldBeEmpty($"{layer}{kind} at update {update}");
            }
        }
    }

    [Theory]
    [InlineData("SphereTrial", false)]
    [InlineData("SphereSoftTrial", true)]
    public void Rows_OfProjectedLayers_HaveLengthOneAtEveryUpdate(string name, bool outputs)
    {
        using var trial = new Trial(name, seed: 9);
        for (int update = 0; update <= 60; update++)
        {
            TensorDictionary state = trial.Save();
            foreach (string layer in Layers(state).Where(layer => !layer.EndsWith(".Norm", System.StringComparison.Ordinal)))
            {
                int[] shape = state.Shape(layer + ".weight");
                float[] weights = state.Floats(layer + ".weight");
                double[] lengths =
                    [.. Enumerable.Range(0, shape[0]).Select(unit => System.Math.Sqrt(weights.Skip(unit * shape[1]).Take(shape[1]).Sum(w => (double)w * w)))];
                bool hidden = layer.Contains("Hidden", System.StringComparison.Ordinal);
                if (hidden || outputs)
                    lengths.ShouldAllBe(length => length == 0 || System.Math.Abs(length - 1) < 1e-6, $"{layer} at update {update}");
                else
                    lengths.ShouldContain(length => System.Math.Abs(length - 1) > 1e-3, $"{layer} at update {update}");
            }

            Advance(1, trial);
        }
    }

    [Fact]
    public void Norms_OfProjectedLayers_GrowWithTheRootOfTheirLiveWeights()
    {
        using var trial = new Trial("ProjectedTrial", seed: 9);
        Dictionary<string, (double Norm, int Live)> start = [];
        for (int update = 0; update <= 100; update++)
        {
            TensorDictionary state = trial.Save();
            foreach (string layer in Layers(state).Where(layer => layer.Contains("Hidden", System.StringComparison.Ordinal)))
            {
                float[] weights = state.Floats(layer + ".weight");
                double norm = System.Math.Sqrt(weights.Sum(w => (double)w * w));
                if (layer.EndsWith(".Norm", System.StringComparison.Ordinal))
                {
                    norm.ShouldBe(System.Math.Sqrt(weights.Length), 1e-5 * norm, $"{layer} at update {update}");
                    continue;
                }

                int live = state.Contains(layer + ".mask") ? state.Mask(layer + ".mask", weights.Length).Count(bit => bit) : weights.Length;
                (double first, int before) = update == 0 ? start[layer] = (norm, live) : start[layer];
                norm.ShouldBe(first * System.Math.Sqrt((double)live / before), 1e-5 * norm, $"{layer} at update {update}");
            }

            Advance(1, trial);
        }
    }

    private static IEnumerable<string> Layers(TensorDictionary state) =>
        state.Names.Where(static name => name.EndsWith(".weight.m", System.StringComparison.Ordinal)).Select(static name => name[..^".weight.m".Length]);

    private static void Advance(int updates, params Trial[] trials)
    {
        foreach (Trial trial in trials)
        {
            foreach (int _ in Enumerable.Range(0, updates))
                trial.Group.Update();
        }
    }
}
