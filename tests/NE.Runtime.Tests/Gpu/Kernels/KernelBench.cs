using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using NE.Runtime.Gpu.Devices;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>Runs functions of the kernel library on a device of OpenCL. Texts are compiled once for all tests.</summary>
public sealed class KernelBench : IDisposable
{
    private static readonly int[] Blocks = [1, 3];
    private static readonly Tiles[] Sizes = [Tiles.Small, Tiles.Latency, Tiles.FewRows];

    private readonly Dictionary<Tiles, DeviceProgram> programs = [];
    private readonly Dictionary<(Tiles Tiles, string Function), DeviceKernel> kernels = [];
    private readonly Lazy<ComputeDevice> device = new(Open);

    /// <summary>Whether one size of tiles and one number of blocks are enough: each access is checked, and slow.</summary>
    internal bool Watched { get; init; }

    public void Dispose()
    {
        foreach (DeviceKernel kernel in kernels.Values)
            kernel.Dispose();

        foreach (DeviceProgram program in programs.Values)
            program.Dispose();

        if (device.IsValueCreated)
            device.Value.Dispose();
    }

    /// <summary>Runs a function with sizes of tiles and numbers of blocks; each time the memory must match the expectation.</summary>
    /// <param name="function">A function of the library.</param>
    /// <param name="memory">The memory before and after.</param>
    /// <param name="first">Samples of the batch for functions that go through rows; tasks done before for the others.</param>
    /// <param name="arguments">The function's own: integers, floats, offsets of pointers.</param>
    internal void Check(string function, KernelMemory memory, int first, params object[] arguments)
    {
        foreach (Tiles tiles in Watched ? Sizes[..1] : Sizes)
        {
            foreach (int blocks in Watched ? Blocks[1..] : Blocks)
            {
                float[] after = Run(tiles, function, blocks, memory.Before, first, arguments);
                Compare(after, memory.Expected, $"{function} with {tiles} on {blocks} blocks");
            }
        }
    }

    /// <summary>As <see cref="Check"/>, comparing only one float: the rest may be scratch.</summary>
    internal void CheckAt(int offset, string function, KernelMemory memory, int first, params object[] arguments)
    {
        foreach (Tiles tiles in Watched ? Sizes[..1] : Sizes)
        {
            foreach (int blocks in Watched ? Blocks[1..] : Blocks)
                Run(tiles, function, blocks, memory.Before, first, arguments)[offset].ShouldBe(memory.Expected[offset]);
        }
    }

    internal float[] Run(Tiles tiles, string function, int blocks, float[] memory, int first, params object[] arguments)
    {
        long[] words = [first, .. arguments.Select(Word)];
        float[] after = new float[memory.Length];
        using DeviceMemory room = device.Value.Allocate(memory.Length * sizeof(float));
        device.Value.Write(room, 0, MemoryMarshal.AsBytes(memory.AsSpan()));
        device.Value.Launch(Kernel(tiles, function), new(blocks, 1, tiles.Threads), room, words);
        device.Value.Read(room, 0, MemoryMarshal.AsBytes(after.AsSpan()));
        return after;
    }

    private static ComputeDevice Open() => DeviceCatalogue.Open(DeviceChoice.Parse("opencl"));

    private static long Word(object argument) => argument switch
    {
        float number => BitConverter.SingleToInt32Bits(number),
        uint word => word,
        int number => number,
        _ => throw new ArgumentException($"{argument} is no argument of a kernel."),
    };

    private static void Compare(float[] after, float[] expected, string what)
    {
        // The first float is the number of tasks. +0 and −0 are the same; what was not a number must have kept its bits.
        for (int i = 1; i < expected.Length; i++)
        {
            bool same = after[i] == expected[i]
                || BitConverter.SingleToInt32Bits(after[i]) == BitConverter.SingleToInt32Bits(expected[i]);
            if (!same)
                throw new ShouldAssertException($"{what}: float {i} is {after[i]:R}, expected the bits of {expected[i]:R}.");
        }
    }

    private DeviceKernel Kernel(Tiles tiles, string function)
    {
        if (kernels.TryGetValue((tiles, function), out DeviceKernel? kernel))
            return kernel;

        if (!programs.TryGetValue(tiles, out DeviceProgram? program))
        {
            program = device.Value.Compile(new("the kernel library", LibraryKernels.Body, tiles.Defines));
            programs.Add(tiles, program);
        }

        kernel = program.Kernel($"test_{function}");
        kernels.Add((tiles, function), kernel);
        return kernel;
    }
}

/// <summary>Tests that share a bench.</summary>
[CollectionDefinition(Name)]
public sealed class KernelBenchTests : ICollectionFixture<KernelBench>
{
    public const string Name = "kernel bench";
}
