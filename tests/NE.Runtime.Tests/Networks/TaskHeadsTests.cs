using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Networks;

public sealed unsafe class TaskHeadsTests : IDisposable
{
    private readonly Arena arena = new();
    private readonly LinearLayer policy;
    private readonly LinearLayer value;

    public TaskHeadsTests()
    {
        policy = new(arena, "Policy.Output", 2, 9, 3, LayerTopology.Sparse(11) with { Ages = true, KeepsInitial = true });
        value = new(arena, "Value1.Output", 5, 13, 1, LayerTopology.Dense with { OneMoment = true });
        policy.Initialise(7);
        value.Initialise(7);
    }

    public void Dispose() => arena.Dispose();

    [Fact]
    public void Enter_ThereAndBack_RestoresEveryBitOfBothTasks()
    {
        TaskHeads heads = Heads();
        Change(1);
        MemoryTensors first = Present();
        heads.Enter(1);
        Change(2);
        MemoryTensors second = Present();

        heads.Enter(0);
        Present().Differences(first).ShouldBeEmpty();
        heads.Enter(1);
        Present().Differences(second).ShouldBeEmpty();
    }

    [Fact]
    public void Enter_FirstVisit_DrawsNumbersThatNoOtherTaskOrLayerHas()
    {
        TaskHeads heads = Heads();
        List<float[]> drawn = [];
        for (int task = 0; task < 3; task++)
        {
            heads.Enter(task);
            drawn.Add(policy.BiasesOf(policy.Online).ToArray());
            drawn.Add(value.WeightsOf(value.Online).ToArray());
        }

        for (int layer = 0; layer < 6; layer++)
        {
            LinearLayer other = new(arena, "Other", layer, 13, 3, LayerTopology.Dense);
            other.Initialise(7);
            drawn.Add(other.WeightsOf(other.Online).ToArray());
        }

        // Two layers draw the same words only if they have the same unit; their bounds differ.
        drawn.Select(numbers => numbers[0] / numbers[1]).Distinct().Count().ShouldBe(11, "layer 5 of the agent is the value head of task 0");
    }

    [Fact]
    public void Enter_FirstTask_HasTheNumbersOfTheSeed()
    {
        MemoryTensors before = Present();
        TaskHeads heads = Heads();
        heads.Enter(2);
        heads.Enter(0);
        Present().Differences(before).ShouldBeEmpty();
        policy.Initialise(7, 0);
        value.Initialise(7, 0);
        Present().Differences(before).ShouldBeEmpty();
    }

    [Fact]
    public void Enter_OrderOfFirstVisits_DoesNotChangeWhatIsDrawn()
    {
        Heads().Enter(2);
        MemoryTensors directly = Present();
        policy.Initialise(7);
        value.Initialise(7);
        TaskHeads heads = Heads();
        heads.Enter(1);
        Change(4);
        heads.Enter(2);
        Present().Differences(directly).ShouldBeEmpty();
    }

    [Fact]
    public void Enter_PresentTask_HasNoEffect()
    {
        TaskHeads heads = Heads();
        heads.Enter(1);
        Change(3);
        MemoryTensors before = Present();
        policy.Gradient.Bias[0] = 5;
        heads.Enter(1);
        Present().Differences(before).ShouldBeEmpty();
        policy.Gradient.Bias[0].ShouldBe(5);
        (heads.Task, heads.Actions).ShouldBe((1, 3));
    }

    [Fact]
    public void Load_AfterSave_GoesOnWithTheSameBits()
    {
        TaskHeads heads = Heads();
        Change(1);
        heads.Enter(2);
        Change(2);
        MemoryTensors saved = Saved(heads);
        heads.Enter(1);
        Change(3);
        heads.Enter(0);
        Change(4);

        TaskHeads resumed = Heads();
        policy.Load(saved);
        value.Load(saved);
        resumed.Load(saved);

        (resumed.Task, resumed.Actions).ShouldBe((2, 1));
        Saved(resumed).Differences(saved).ShouldBeEmpty();
        resumed.Enter(1);
        MemoryTensors drawn = Present();
        Change(5);
        resumed.Enter(0);
        MemoryTensors first = Present();
        TaskHeads other = Heads();
        policy.Load(saved);
        value.Load(saved);
        other.Load(saved);
        other.Enter(0);
        Present().Differences(first).ShouldBeEmpty();
        other.Enter(1);
        Present().Differences(drawn).ShouldBeEmpty();
    }

    [Fact]
    public void Save_NamesTensorsByTask()
    {
        TaskHeads heads = Heads();
        heads.Enter(1);
        TensorStore saved = new();
        heads.Save(saved);
        saved.Tensors.Keys.ShouldContain("Tasks.0.Policy.Output.mask");
        saved.Tensors.Keys.ShouldContain("Tasks.0.Value1.Output.target.weight");
        saved.Tensors.Keys.ShouldNotContain(name => name.StartsWith("Tasks.1.") || name.StartsWith("Tasks.2."));
        saved.Tensors.Keys.Count(TaskHeads.IsParked).ShouldBe(saved.Tensors.Count - 2);
    }

    [Fact]
    public void Load_OtherTasks_IsRefused()
    {
        MemoryTensors saved = Saved(Heads());
        Should.Throw<CheckpointException>(() => new TaskHeads(7, [3, 3], policy, value).Load(saved));
        Should.Throw<ArgumentOutOfRangeException>(() => Heads().Enter(3));
        Should.Throw<ArgumentException>(() => new TaskHeads(7, [], policy));
    }

    private TaskHeads Heads() => new(7, [2, 3, 1], policy, value);

    private MemoryTensors Present()
    {
        MemoryTensors tensors = new();
        policy.Save(tensors);
        value.Save(tensors);
        return tensors;
    }

    private MemoryTensors Saved(TaskHeads heads)
    {
        MemoryTensors tensors = Present();
        heads.Save(tensors);
        return tensors;
    }

    // Online and target side, moments, ages and the mask.
    private void Change(int by)
    {
        foreach (LinearLayer layer in (LinearLayer[])[policy, value])
        {
            layer.Online.Bias[0] = by;
            layer.Online.Weight[0] = -by;
            layer.Target.Bias[0] = 10 + by;
            layer.FirstMoment.Bias[0] = 20 + by;
            layer.Stepped();
        }

        policy.SecondMoment.Bias[1] = 30 + by;
        policy.BiasAge[1] = (ushort)(40 + by);
        policy.NewbornUnits[2] = (byte)(by % 2);
        policy.Unpack();
        int live = new Span<byte>(policy.Mask, 27).IndexOf((byte)1);
        policy.Mask[live] = 0;
        policy.Online.Weight[live] = policy.Target.Weight[live] = 0;
        policy.Initial.Weight[live] = 0;
        policy.FirstMoment.Weight[live] = policy.SecondMoment.Weight[live] = 0;
        policy.Pack();
    }
}
