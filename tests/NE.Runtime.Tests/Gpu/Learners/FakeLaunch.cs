using System;

namespace NE.Runtime.Tests.Gpu.Learners;

/// <summary>What a kernel of <see cref="FakeDevice"/> is given: the memory and the parameters of every kernel of a group, in their order.</summary>
internal readonly ref struct FakeLaunch(Span<float> memory, ReadOnlySpan<long> arguments)
{
    private readonly ReadOnlySpan<long> arguments = arguments;

    public Span<float> Memory { get; } = memory;

    public int Learners => (int)arguments[0];

    public int Arenas => (int)arguments[1];

    public int Tables => (int)arguments[2];

    public int Steps => (int)arguments[3];

    public int Results => (int)arguments[4];

    public int Rows => (int)arguments[5];

    public int Replay => (int)arguments[6];

    public int Capacity => (int)arguments[7];

    public int Updates => (int)arguments[8];

    public int Observations => (int)arguments[9];

    public int Actions => (int)arguments[10];

    public long EnvironmentStep => arguments[12];
}
