using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Networks;
using NE.Runtime.Threading;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

/// <summary>Terms of a step: L2, the pull to the start, decay, with and without clipping; and momentum.</summary>
public sealed unsafe class StepTermsTests
{
    private const double Rate = 1e-2;

    private static readonly StepTerms All = new()
    {
        L2 = 0.03f,
        L2Biases = 0.02f,
        Pull = 0.05f,
        PullBiases = 0.07f,
        Decay = Rate * 0.1,
        DecayBiases = Rate * 0.2,
        Kappa = 1,
    };

    private static readonly StepTerms WeightsOnly = new() { L2 = 0.03f, Pull = 0.05f, Decay = Rate * 0.1 };

    public static IEnumerable<object[]> Widths => Width.With([[]]);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Step_WithAllTerms_AgreesWithTheReference(int lanes) => Compare(lanes, All, byAge: false);

    [Theory]
    [MemberData(nameof(Widths))]
    public void StepByAge_WithAllTerms_AgreesWithTheReference(int lanes) => Compare(lanes, All, byAge: true);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Step_WithTermsOnlyOnWeights_LeavesBiasesPlain(int lanes) => Compare(lanes, WeightsOnly, byAge: false);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Step_InDenseAndLiveForm_HasTheBitsOfScalarCodeAndKeepsDeadPositionsZero(int lanes)
    {
        using var arena = new Arena();
        LinearLayer dense = Masked(arena), live = Masked(arena), expected = Masked(arena);
        live.Pack(WeightForm.Live);
        var table = new AdamTable(Rate, 0.9, 0.999, 1e-8);
        for (int step = 1; step <= 20; step++)
        {
            foreach (LinearLayer layer in new[] { dense, live, expected })
            {
                IKernels kernels = layer == expected ? Width.Scalar : Width.Kernels(lanes);
                Draw(layer, step);
                kernels.Step(layer, AdamStep.At(Rate, 0.9, 0.999, 1e-8, step), All);
                kernels.StepByAge(layer, table, WeightsOnly);
            }
        }

        foreach (LinearLayer layer in new[] { dense, live })
        {
            Samples.ShouldEqualBits(layer.WeightsOf(layer.Online).ToArray(), expected.WeightsOf(expected.Online).ToArray());
            Samples.ShouldEqualBits(layer.BiasesOf(layer.Online).ToArray(), expected.BiasesOf(expected.Online).ToArray());
            Samples.ShouldEqualBits(layer.WeightsOf(layer.FirstMoment).ToArray(), expected.WeightsOf(expected.FirstMoment).ToArray());
        }

        live.Unpack();
        foreach (LinearParameters each in new[] { live.Online, live.Target, live.FirstMoment, live.SecondMoment, live.Initial })
        {
            for (int i = 0; i < live.Weights; i++)
                (live.Mask[i] != 0 || each.Weight[i] == 0).ShouldBeTrue();
        }
    }

    [Fact]
    public void Step_ThreeThreads_ChangeNoBit()
    {
        using var arena = new Arena();
        LinearLayer alone = Layer(arena), shared = Layer(arena);
        var step = AdamStep.At(Rate, 0.9, 0.999, 1e-8, 1);
        Draw(alone, 1);
        Draw(shared, 1);
        Adam.Step(alone, step, All);
        using (var pool = new WorkerPool(3))
        {
            WorkerPool.Use(pool);
            Adam.Step(shared, step, All);
            WorkerPool.Use(null);
        }

        Samples.ShouldEqualBits(shared.WeightsOf(shared.Online).ToArray(), alone.WeightsOf(alone.Online).ToArray());
        Samples.ShouldEqualBits(shared.BiasesOf(shared.Online).ToArray(), alone.BiasesOf(alone.Online).ToArray());
    }

    [Fact]
    public void Step_WithTermsTooSmallToMatter_HasTheBitsOfAPlainStep()
    {
        using var arena = new Arena();
        LinearLayer joined = Layer(arena), plain = Layer(arena);
        Draw(joined, 1);
        Draw(plain, 1);
        Adam.Step(joined, AdamStep.At(Rate, 0.9, 0.999, 1e-8, 1), new StepTerms { Decay = 1e-12, DecayBiases = 1e-12 });
        Adam.Step(plain, AdamStep.At(Rate, 0.9, 0.999, 1e-8, 1));
        Samples.ShouldEqualBits(joined.WeightsOf(joined.Online).ToArray(), plain.WeightsOf(plain.Online).ToArray());
        Samples.ShouldEqualBits(joined.BiasesOf(joined.Online).ToArray(), plain.BiasesOf(plain.Online).ToArray());
    }

    [Fact]
    public void AdamW_StepsOfEveryKind_HaveTheBitsOfAdamWithThatDecay()
    {
        const double Lambda = 0.3;
        const float Factor = 0.37f;
        using var arena = new Arena();
        LinearLayer joined = Layer(arena), apart = Layer(arena);
        var table = new AdamTable(Rate, 0.9, 0.999, 1e-8, Lambda) { Factor = Factor };
        AdamStep step = AdamStep.At(Rate, 0.9, 0.999, 1e-8, 3, Lambda).Scaled(Factor);
        StepTerms decay = new() { Decay = Rate * Lambda * Factor, DecayBiases = Rate * Lambda * Factor };
        step.Decay.ShouldBe(decay.Decay);
        table.Decay.ShouldBe(decay.Decay);
        foreach (LinearLayer layer in new[] { joined, apart })
        {
            Draw(layer, 1);
            layer.Age[0] = 7;
        }

        AdamW.Step(joined, step);
        AdamW.StepByAge(joined, table, new StepTerms { L2 = 0.1f });
        Adam.Step(apart, step, decay);
        Adam.StepByAge(apart, table, decay with { L2 = 0.1f });

        Samples.ShouldEqualBits(joined.WeightsOf(joined.Online).ToArray(), apart.WeightsOf(apart.Online).ToArray());
        Samples.ShouldEqualBits(joined.BiasesOf(joined.Online).ToArray(), apart.BiasesOf(apart.Online).ToArray());
    }

    [Fact]
    public void Momentum_AtAScheduledRate_MovesBySo()
    {
        SgdStep step = SgdStep.At(0.5, 0.9).Scaled(0.25f);

        step.Rate.ShouldBe(0.125f);
        step.Momentum.ShouldBe(0.9f);
    }

    [Theory]
    [InlineData(1e-3f, 0, 0.9017)]
    [InlineData(1e-2f, 0, 0.9017)]
    [InlineData(0, 1e-3, 0.99990)]
    [InlineData(0, 1e-2, 0.99900)]
    public void HundredSteps_WithoutALoss_CoupledDecayIsOneStepWideDecoupledIsProportional(float coupled, double decoupled, double expected)
    {
        // θ = 1, lr 1e-3: Adam divides a coupled term by its own size, so that λ has no effect.
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 1, 1);
        layer.DenseWeightsOf(layer.Online)[0] = 1;
        for (int step = 1; step <= 100; step++)
        {
            var terms = new StepTerms { L2 = coupled, Decay = 1e-3 * decoupled };
            Adam.Step(layer, AdamStep.At(1e-3, 0.9, 0.999, 1e-8, step), terms);
        }

        ((double)layer.Weight(0, 0)).ShouldBe(expected, 5e-5);
    }

    [Fact]
    public void Pull_AtTheStart_IsNone_AndTowardsZeroIsL2()
    {
        using var arena = new Arena();
        LinearLayer pulled = Layer(arena), plain = Layer(arena), toZero = Layer(arena), decayed = Layer(arena);
        toZero.DenseWeightsOf(toZero.Initial).Clear();
        toZero.BiasesOf(toZero.Initial).Clear();
        AdamStep step = AdamStep.At(Rate, 0.9, 0.999, 1e-8, 1);
        Adam.Step(pulled, step, new StepTerms { Pull = 0.5f, PullBiases = 0.5f });
        Adam.Step(plain, step);
        Adam.Step(toZero, step, new StepTerms { Pull = 0.5f, PullBiases = 0.5f });
        Adam.Step(decayed, step, new StepTerms { L2 = 0.5f, L2Biases = 0.5f });
        Samples.ShouldEqualBits(pulled.WeightsOf(pulled.Online).ToArray(), plain.WeightsOf(plain.Online).ToArray());
        Samples.ShouldEqualBits(toZero.WeightsOf(toZero.Online).ToArray(), decayed.WeightsOf(decayed.Online).ToArray());
        decayed.Weight(0, 0).ShouldNotBe(plain.Weight(0, 0));
    }

    [Fact]
    public void Pull_LayerWithoutInitialValues_SaysSo()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 3, 5);
        Should.Throw<ArgumentException>(() => Adam.Step(layer, AdamStep.At(Rate, 0.9, 0.999, 1e-8, 1), new StepTerms { Pull = 1 }))
            .Message.ShouldContain("KeepsInitial");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Initial_SavedAndLoaded_IsRestoredInEitherForm(bool masked)
    {
        using var arena = new Arena();
        LinearLayer layer = masked ? Masked(arena) : Layer(arena), other = masked ? Masked(arena) : Layer(arena);
        float[] start = layer.WeightsOf(layer.Online).ToArray();
        Draw(layer, 1);
        Adam.Step(layer, AdamStep.At(Rate, 0.9, 0.999, 1e-8, 1));
        other.Initialise(99);
        var store = new TensorStore();
        layer.Save(store);
        other.Load(store);
        Samples.ShouldEqualBits(other.WeightsOf(other.Initial).ToArray(), start);
        Samples.ShouldEqualBits(other.BiasesOf(other.Initial).ToArray(), layer.BiasesOf(layer.Initial).ToArray());
        layer.WeightsOf(layer.Online).ToArray().ShouldNotBe(start);

        var plain = new TensorStore();
        Samples.Layer(arena, 3, 5).Save(plain);
        plain.Tensors.Keys.ShouldNotContain(name => name.Contains("initial"));
    }

    [Fact]
    public void Norm_WithTerms_DecaysGainsAndBiasesAndIsNeitherPulledNorClipped()
    {
        using var arena = new Arena();
        var norm = new NormLayer(arena, "Value1.Hidden1.Norm", 21);
        norm.Initialise();
        norm.Biases(norm.Online).Fill(2);
        var terms = new StepTerms { Decay = 0.25, DecayBiases = 0.5, Pull = 3, PullBiases = 3, Kappa = 0.1f };
        Adam.Step(norm, AdamStep.At(Rate, 0.9, 0.999, 1e-8, 1), terms);
        norm.Gains(norm.Online).ToArray().ShouldAllBe(gain => gain == 0.75f);
        norm.Biases(norm.Online).ToArray().ShouldAllBe(bias => bias == 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    public void Sgd_ManySteps_AgreesWithTheReferenceAndKeepsNoSecondMoment(double momentum)
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena);
        NE.Reference.Parameter expected = Parameter(layer);
        var reference = new NE.Reference.Sgd(Rate, momentum);
        for (int step = 1; step <= 30; step++)
        {
            Draw(layer, step);
            Gradient(layer).CopyTo(expected.Gradient, 0);
            for (int i = 0; i < expected.Value.Length; i++)
                expected.Gradient[i] += 0.03f * expected.Value[i];

            reference.Step(expected);
            Sgd.Step(layer, SgdStep.At(Rate, momentum), new StepTerms { L2 = 0.03f, L2Biases = 0.03f });
        }

        Samples.ShouldBeNear(Values(layer), expected.Value, 1e-6);
        layer.WeightsOf(layer.SecondMoment).ToArray().ShouldAllBe(v => v == 0);
        Should.Throw<ArgumentOutOfRangeException>(() => SgdStep.At(Rate, 1));
    }

    [Fact]
    public void Sgd_Step_HasTheBitsOfPlainMultiplicationsAndAdditions()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena);
        float[] w = Values(layer), v = new float[w.Length];
        for (int step = 1; step <= 10; step++)
        {
            Draw(layer, step);
            Sgd.Step(layer, SgdStep.At(Rate, 0.9));
            double[] g = Gradient(layer);
            for (int i = 0; i < w.Length; i++)
            {
                v[i] = (0.9f * v[i]) + (float)g[i];
                w[i] -= (float)Rate * v[i];
            }
        }

        Samples.ShouldEqualBits(Values(layer), w);
    }

    private static void Compare(int lanes, StepTerms terms, bool byAge)
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena);
        NE.Reference.Parameter expected = Parameter(layer);
        double[] start = [.. expected.Value];
        var weights = new NE.Reference.Adam(Rate, Decay: terms.Decay / Rate);
        var biases = new NE.Reference.Adam(Rate, Decay: terms.DecayBiases / Rate);
        var table = new AdamTable(Rate, 0.9, 0.999, 1e-8);
        for (int step = 1; step <= 40; step++)
        {
            Draw(layer, step);
            Gradient(layer).CopyTo(expected.Gradient, 0);
            for (int i = 0; i < expected.Value.Length; i++)
            {
                bool bias = i >= layer.Weights;
                expected.Gradient[i] += (bias ? terms.L2Biases : terms.L2) * expected.Value[i];
                expected.Gradient[i] += (bias ? terms.PullBiases : terms.Pull) * (expected.Value[i] - start[i]);
            }

            Step(weights, biases, expected, layer.Weights);
            if (terms.Kappa != 0)
                expected.Clip(terms.Kappa * layer.Bound);

            if (byAge)
                Width.Kernels(lanes).StepByAge(layer, table, terms);
            else
                Width.Kernels(lanes).Step(layer, AdamStep.At(Rate, 0.9, 0.999, 1e-8, step), terms);
        }

        Samples.ShouldBeNear(Values(layer), expected.Value, 1e-5);
        if (terms.Kappa != 0)
            Values(layer).Count(w => Math.Abs(w) == layer.Bound).ShouldBeGreaterThan(0);
    }

    /// <summary>Weights and biases have different decays, which the reference knows one of.</summary>
    private static void Step(NE.Reference.Adam weights, NE.Reference.Adam biases, NE.Reference.Parameter parameter, int count)
    {
        NE.Reference.Parameter both = Copy(parameter);
        biases.Step(both);
        weights.Step(parameter);
        for (int i = count; i < parameter.Value.Length; i++)
            parameter.Value[i] = both.Value[i];
    }

    private static NE.Reference.Parameter Copy(NE.Reference.Parameter parameter)
    {
        var copy = new NE.Reference.Parameter(parameter.Value.Length);
        parameter.Value.CopyTo(copy.Value, 0);
        parameter.Gradient.CopyTo(copy.Gradient, 0);
        parameter.FirstMoment.CopyTo(copy.FirstMoment, 0);
        parameter.SecondMoment.CopyTo(copy.SecondMoment, 0);
        parameter.Steps.CopyTo(copy.Steps, 0);
        return copy;
    }

    private static void Draw(LinearLayer layer, int step)
    {
        WeightForm form = layer.Live == null ? WeightForm.Dense : WeightForm.Live;
        layer.Unpack();
        AdamTests.DrawGradient(layer, step);
        layer.Pack(form);
    }

    private static LinearLayer Layer(Arena arena) => Initialised(arena, LayerTopology.Dense);

    private static LinearLayer Masked(Arena arena) => Initialised(arena, LayerTopology.Sparse(60));

    private static LinearLayer Initialised(Arena arena, LayerTopology topology)
    {
        var layer = new LinearLayer(arena, "Value1.Hidden2", 5, 17, 9, topology with { Ages = true, KeepsInitial = true });
        layer.Initialise(3);
        layer.Pack(WeightForm.Dense);
        return layer;
    }

    private static NE.Reference.Parameter Parameter(LinearLayer layer)
    {
        var parameter = new NE.Reference.Parameter(layer.Parameters);
        for (int i = 0; i < layer.Parameters; i++)
            parameter.Value[i] = layer.Online.Weight[i];

        return parameter;
    }

    private static float[] Values(LinearLayer layer) => new ReadOnlySpan<float>(layer.Online.Weight, layer.Parameters).ToArray();

    private static double[] Gradient(LinearLayer layer) =>
        [.. new ReadOnlySpan<float>(layer.Gradient.Weight, layer.Parameters).ToArray().Select(g => (double)g)];
}
