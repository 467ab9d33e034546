using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using NE.Dsl;
using NE.Generators.Planning;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Planning;

/// <summary>docs/algorithm.md, Density allocation: the golden tables, relaxation, and what holds for every network.</summary>
public class DensityAllocationTests
{
    // Inputs, outputs, hidden widths, then density and live weights of each layer at density 0.25.
    public static TheoryData<string, int[], double[], long[]> NothingProtected => new()
    {
        { "Hopper actor", [11, 256, 128, 3], [1, .176758, 1], [2816, 5792, 384] },
        { "Hopper actor 256-256", [11, 256, 256, 3], [1, .208984, 1], [2816, 13696, 768] },
        { "Hopper critic", [14, 256, 128, 1], [1, .165039, 1], [3584, 5408, 128] },
        { "Hopper critic 256-256", [14, 256, 256, 1], [1, .206055, 1], [3584, 13504, 256] },
        { "HalfCheetah actor", [17, 256, 128, 6], [.83105, .155251, 1], [3617, 5088, 768] },
        { "HalfCheetah actor 256-256", [17, 256, 256, 6], [1, .182617, 1], [4352, 11968, 1536] },
        { "HalfCheetah critic", [23, 256, 128, 1], [.683824, .169118, 1], [4027, 5542, 128] },
        { "HalfCheetah critic 256-256", [23, 256, 256, 1], [1, .179688, 1], [5888, 11776, 256] },
        { "Ant(27) actor", [27, 256, 128, 8], [.561789, .160795, 1], [3884, 5269, 1024] },
        { "Ant(27) actor 256-256", [27, 256, 256, 8], [.85368, .162893, 1], [5901, 10676, 2048] },
        { "Ant(27) critic", [35, 256, 128, 1], [.497317, .179444, 1], [4456, 5881, 128] },
        { "Ant(27) critic 256-256", [35, 256, 256, 1], [.74549, .179328, 1], [6680, 11753, 256] },
        { "Ant(111) actor", [111, 256, 128, 8], [.249844, .226698, 1], [7100, 7429, 1024] },
        { "Ant(111) actor 256-256", [111, 256, 256, 8], [.322544, .195108, 1], [9166, 12787, 2048] },
        { "Ant(111) critic", [119, 256, 128, 1], [.25482, .242589, 1], [7763, 7950, 128] },
        { "Ant(111) critic 256-256", [119, 256, 256, 1], [.330403, .209696, 1], [10066, 13743, 256] },
        { "Humanoid actor", [376, 256, 128, 17], [.197905, .353223, 1], [19050, 11575, 2176] },
        { "Humanoid actor 256-256", [376, 256, 256, 17], [.213412, .253934, 1], [20543, 16642, 4352] },
        { "Humanoid critic", [393, 256, 128, 1], [.207624, .377178, 1], [20889, 12360, 128] },
        { "Humanoid critic 256-256", [393, 256, 256, 1], [.229717, .278208, 1], [23112, 18233, 256] },
    };

    public static TheoryData<string, int[], double[], long[]> FirstAndLastProtected => new()
    {
        { "Hopper actor", [11, 256, 128, 3], [1, .176758, 1], [2816, 5792, 384] },
        { "Hopper critic", [14, 256, 128, 1], [1, .165039, 1], [3584, 5408, 128] },
        { "HalfCheetah actor", [17, 256, 128, 6], [1, .132812, 1], [4352, 4352, 768] },
        { "HalfCheetah critic", [23, 256, 128, 1], [1, .112305, 1], [5888, 3680, 128] },
        { "Ant(27) actor", [27, 256, 128, 8], [1, .068359, 1], [6912, 2240, 1024] },
        { "Ant(27) critic", [35, 256, 128, 1], [1, .041992, 1], [8960, 1376, 128] },
    };

    [Theory]
    [MemberData(nameof(NothingProtected))]
    public void ErdosRenyi_NothingProtected_GivesTheTable(string network, int[] widths, double[] densities, long[] live) =>
        Check(network, Solve(widths, .25, Protect.None), densities, live);

    [Theory]
    [MemberData(nameof(FirstAndLastProtected))]
    public void ErdosRenyi_FirstAndLastProtected_GivesTheTable(string network, int[] widths, double[] densities, long[] live)
    {
        Allocation allocation = Solve(widths, .25, Protect.FirstAndLast);
        Check(network, allocation, densities, live);
        allocation.Relaxed.ShouldBeEmpty(network);
    }

    [Fact]
    public void ErdosRenyi_CyclicTaskAtFifteenPercent_GivesTheTable() =>
        Check("cyclic", Solve([393, 256, 128, 1], .15, Protect.None), [.124255, .225726, 1], [12502, 7397, 128]);

    // Observed in the reference code on HalfCheetah, whose third critic layer has a layer norm (docs/algorithm.md, Density allocation).
    [Fact]
    public void ErdosRenyi_WithGainsCounted_GivesTheCountsOfTheReferenceCode()
    {
        Allocation critic = DensityAllocation.Solve(Shapes([23, 256, 256, 256, 1]), .2, Sparsity.ErdosRenyi, Protect.None, gains: 256);
        critic.Layers.Select(static layer => layer.Live).ShouldBe([5_778, 10_603, 10_603, 256]);
        critic.Epsilon.ShouldBe(20.7079, 5e-5);
        DensityAllocation.Solve(Shapes([17, 256, 256, 6]), .2, Sparsity.ErdosRenyi, Protect.None, gains: 0).Layers
            .Select(static layer => layer.Live).ShouldBe([4_352, 8_397, 1_536]);
    }

    [Theory]
    [InlineData("Ant(111) actor", new[] { 111, 256, 128, 8 }, -13_888)]
    [InlineData("Humanoid actor", new[] { 376, 256, 128, 17 }, -65_632)]
    public void Protection_BeyondTheBudget_GivesUpTheLargestLayer(string network, int[] widths, double budget)
    {
        Allocation allocation = Solve(widths, .25, Protect.FirstAndLast);
        allocation.ProtectedBudget.ShouldBe(budget, .5, network);
        allocation.Feasible.ShouldBeTrue();
        allocation.Relaxed.ToArray().ShouldBe(["layer1"]);
        allocation.Layers.Select(static l => l.Protected).ShouldBe([false, false, true]);

        // The last layer, still protected, is dense under the rule as well, so the result is that of no protection.
        allocation.Layers.Select(static l => l.Live).ShouldBe(Solve(widths, .25, Protect.None).Layers.Select(static l => l.Live));
    }

    [Fact]
    public void Density_BelowOneInputAUnit_IsInfeasibleAndNamesTheLayer()
    {
        Allocation allocation = Solve([17, 256, 128, 6], .002, Protect.FirstAndLast);
        allocation.Feasible.ShouldBeFalse();
        allocation.Starved.ShouldNotBeNull();
        allocation.Relaxed.ToArray().ShouldBe(["layer1", "layer3"]);
        allocation.LeastDensity.ShouldBeGreaterThan(.002);
        Solve([17, 256, 128, 6], allocation.LeastDensity + 1e-6, Protect.FirstAndLast).Feasible.ShouldBeTrue();
    }

    [Fact]
    public void Uniform_NothingProtected_GivesEveryLayerTheDensity() =>
        Solve([17, 256, 128, 6], .25, Protect.None, Sparsity.Uniform).Layers.ShouldAllBe(static l => l.Density == .25);

    [Fact]
    public void Uniform_WithOneElasticLayer_EqualsErdosRenyi() =>
        Solve([17, 256, 128, 6], .25, Protect.FirstAndLast, Sparsity.Uniform).Layers.Select(static l => l.Live)
            .ShouldBe(Solve([17, 256, 128, 6], .25, Protect.FirstAndLast).Layers.Select(static l => l.Live));

    [Fact]
    public void Density_One_LeavesEveryLayerDense() =>
        Solve([17, 256, 128, 6], 1, Protect.FirstAndLast).Layers.ShouldAllBe(static l => l.Density == 1);

    [Fact]
    public void Live_OfAnyFeasibleNetwork_ExceedsTheBudgetByLessThanOneWeightALayer()
    {
        var networks =
            from widths in Gen.Choose(1, 300).ListOf().Where(static w => w.Count is >= 2 and <= 6)
            from percent in Gen.Choose(5, 95)
            from rule in Gen.Elements(Sparsity.ErdosRenyi, Sparsity.Uniform)
            from protect in Gen.Elements(Protect.None, Protect.FirstAndLast)
            select (widths, percent, rule, protect);
        Prop.ForAll(networks.ToArbitrary(), static sample =>
        {
            int[] widths = [.. sample.widths];
            Allocation allocation = Solve(widths, sample.percent / 100.0, sample.protect, sample.rule);
            if (!allocation.Feasible)
            {
                return;
            }

            LayerShape[] shapes = Shapes(widths);
            double budget = sample.percent / 100.0 * shapes.Sum(static s => s.Weights);
            double excess = allocation.Layers.Sum(static l => l.Live) - budget;
            excess.ShouldBeInRange(-1e-3, shapes.Length);
            for (int l = 0; l < shapes.Length; l++)
            {
                allocation.Layers[l].Live.ShouldBeInRange(shapes[l].Outputs, shapes[l].Weights);
                if (allocation.Layers[l].Protected)
                {
                    allocation.Layers[l].Live.ShouldBe(shapes[l].Weights);
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    private static void Check(string network, Allocation allocation, double[] densities, long[] live)
    {
        allocation.Feasible.ShouldBeTrue(network);
        for (int l = 0; l < densities.Length; l++)
        {
            allocation.Layers[l].Density.ShouldBe(densities[l], 1e-6, network);
        }

        allocation.Layers.Select(static l => l.Live).ShouldBe(live, network);
    }

    private static Allocation Solve(int[] widths, double density, Protect protect, Sparsity rule = Sparsity.ErdosRenyi) =>
        DensityAllocation.Solve(Shapes(widths), density, rule, protect);

    private static LayerShape[] Shapes(int[] widths) =>
        [.. Enumerable.Range(1, widths.Length - 1).Select(l => new LayerShape($"layer{l}", widths[l - 1], widths[l]))];
}
