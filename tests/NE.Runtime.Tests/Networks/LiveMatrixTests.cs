using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Kernels;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Networks;

public sealed unsafe class LiveMatrixTests
{
    private static readonly (int Inputs, int Outputs)[] Sizes = [(1, 1), (5, 3), (31, 18), (64, 6), (300, 7), (9, 270)];

    private static Gen<(int Size, int Percent, int Seed)> Cases =>
        from size in Gen.Choose(0, Sizes.Length - 1)
        from percent in Gen.Choose(0, 100)
        from seed in Gen.Choose(0, int.MaxValue)
        select (size, percent, seed);

    [Fact]
    public void Build_OfAMask_HoldsEachLiveWeightOnceInAllThreeOrders()
    {
        Check((layer, live) =>
        {
            int[] expected = [.. Enumerable.Range(0, layer.Weights).Where(i => layer.Mask[i] != 0)];
            int[] slots = [.. expected.Select(i => live.Slots[i])];
            slots.Distinct().Count().ShouldBe(expected.Length);
            slots.Count(slot => slot < live.Forward.Length).ShouldBe(slots.Length);
            Sources(live.Forward).Where(source => source >= 0).Order().ShouldBe(expected);
            Sources(live.Transposed).Where(source => source != live.Dead).Order().ShouldBe(slots.Order());
            slots.Select(slot => live.Plan.Places[slot]).Distinct().Count().ShouldBe(expected.Length);
            Enumerable.Range(0, live.Plan.Chunks * layer.Inputs).Sum(i => live.Plan.Counts[i]).ShouldBe(expected.Length);
            Enumerable.Range(0, layer.Weights).Except(expected).Count(i => live.Slots[i] != live.Dead).ShouldBe(0);
        });
    }

    [Fact]
    public void Build_OfAMask_GroupsRowsByLiveCountAndPadsEachGroupToItsLongest()
    {
        Check((layer, live) =>
        {
            LiveStream stream = live.Forward;
            for (int block = 0; block < stream.Blocks; block++)
            {
                int first = block * LiveStream.BlockTerms, end = Math.Min(first + LiveStream.BlockTerms, layer.Inputs);
                int Count(int row) => Enumerable.Range(first, end - first).Sum(input => layer.Mask[(row * layer.Inputs) + input]);
                int empty = (stream.Groups * 4) - stream.Rows;
                int[] rows = [.. Enumerable.Range(empty, stream.Rows).Select(i => stream.RowOf[(block * stream.Groups * 4) + i])];
                rows.ShouldBe(Enumerable.Range(0, stream.Rows).OrderBy(Count).ThenBy(row => row));
                for (int group = 0; group < stream.Groups; group++)
                {
                    int at = (block * stream.Groups) + group;
                    (stream.Start[at + 1] - stream.Start[at]).ShouldBe(Count(stream.RowOf[(at * 4) + 3]));
                }
            }
        });
    }

    [Fact]
    public void Build_AfterOtherMasks_IsTheSameAsTheFirst()
    {
        Check((layer, live) =>
        {
            int[] before = Orders(live);
            byte[] mask = new ReadOnlySpan<byte>(layer.Mask, layer.Weights).ToArray();
            new Span<byte>(layer.Mask, layer.Weights).Fill(1);
            live.Build();
            mask.CopyTo(new Span<byte>(layer.Mask, layer.Weights));
            live.Build();
            Orders(live).ShouldBe(before);
        });
    }

    [Fact]
    public void PackAndUnpack_OfALayer_GiveEveryParameterBack()
    {
        Check((layer, _) =>
        {
            float[][] before = Dense(layer);
            ushort[] ages = Ages(layer);
            layer.Unpack();
            layer.Live.ShouldBeNull();
            Dense(layer).ShouldBe(before);
            Ages(layer).ShouldBe(ages);
            layer.Pack(WeightForm.Live);
            Dense(layer).ShouldBe(before);
            Ages(layer).ShouldBe(ages);
        });
    }

    [Fact]
    public void Steps_InLiveForm_LeavePaddingAtZero()
    {
        Check((layer, live) =>
        {
            var used = new HashSet<int>(Enumerable.Range(0, layer.Weights).Select(i => live.Slots[i]));
            foreach (LinearParameters kind in Kinds(layer))
            {
                for (int slot = 0; slot < live.Forward.Length; slot++)
                    (used.Contains(slot) || kind.Weight[slot] == 0).ShouldBeTrue();

                for (int slack = 0; slack < 16; slack++)
                    kind.Weight[layer.Parameters + slack].ShouldBe(0);

                kind.Weight[live.Dead].ShouldBe(0);
            }

            for (int i = 0; i < live.Transposed.Length; i++)
                live.TransposedValues[i].ShouldBe(layer.Online.Weight[live.Transposed.Source[i]]);
        });
    }

    [Theory]
    [InlineData(256, 128, 0.112, true)]
    [InlineData(256, 128, 0.8, false)]
    [InlineData(128, 1, 0.2, false)]
    [InlineData(24, 16, 0.2, false)]
    public void Pack_ByItself_ChoosesTheFormByDensityAndShape(int inputs, int outputs, double density, bool live)
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, inputs, outputs, density);
        layer.Pack(WeightForm.Auto);
        (layer.Live != null).ShouldBe(live);
        layer.LiveWeights.ShouldBe((int)(density * inputs * outputs));
    }

    [Theory]
    [InlineData(null, WeightForm.Auto)]
    [InlineData("dense", WeightForm.Dense)]
    [InlineData("live", WeightForm.Live)]
    public void Parse_OfAForm_ReadsIt(string? text, object form) => WeightForms.Parse(text).ShouldBe((WeightForm)form);

    [Fact]
    public void Parse_OfAnythingElse_SaysWhatThereIs() =>
        Should.Throw<ArgumentException>(() => WeightForms.Parse("sparse")).Message.ShouldContain("auto, dense or live");

    private static void Check(Action<LinearLayer, LiveMatrix> check) =>
        Prop.ForAll(Cases.ToArbitrary(), c =>
        {
            using var arena = new Arena();
            (int inputs, int outputs) = Sizes[c.Size];
            LinearLayer layer = Samples.Layer(arena, inputs, outputs, c.Percent / 100.0, ages: true, (uint)c.Seed);
            layer.Pack(WeightForm.Live);
            for (int step = 0; step < 3; step++)
            {
                LiveMatrix live = layer.Live!;
                for (int i = 0; i < layer.Weights; i++)
                    layer.Gradient.Weight[live.Slots[i]] = layer.Mask[i] * (i + step + 1);

                Adam.StepByAge(layer, new AdamTable(1e-2, 0.9, 0.9, 1e-8));
                Polyak.Update(layer, 0.1f);
            }

            check(layer, layer.Live!);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static LinearParameters[] Kinds(LinearLayer layer) =>
        [layer.Online, layer.Target, layer.Gradient, layer.FirstMoment, layer.SecondMoment];

    private static float[][] Dense(LinearLayer layer) =>
        [.. Kinds(layer).Select(kind => (float[])[.. layer.WeightsOf(kind), .. layer.BiasesOf(kind)])];

    private static ushort[] Ages(LinearLayer layer) =>
        [.. Enumerable.Range(0, layer.Weights).Where(i => layer.Mask[i] != 0).Select(i => layer.Age[layer.SlotOf(i)]), layer.BiasAge[0]];

    private static int[] Sources(LiveStream stream) => new ReadOnlySpan<int>(stream.Source, stream.Start[stream.Blocks * stream.Groups] * 4).ToArray();

    private static int[] Orders(LiveMatrix live) =>
    [
        .. Sources(live.Forward),
        .. Sources(live.Transposed),
        .. new ReadOnlySpan<int>(live.Plan.Places, live.Forward.Length),
        .. new ReadOnlySpan<ushort>(live.Forward.Offsets, live.Forward.Length).ToArray().Select(offset => (int)offset),
        .. new ReadOnlySpan<ushort>(live.Transposed.Offsets, live.Transposed.Length).ToArray().Select(offset => (int)offset),
        live.Live,
    ];
}
