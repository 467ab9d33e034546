using System.IO;
using Xunit;

namespace NE.Integration.Tests.Gpu;

/// <summary>A theory that needs Oclgrind, which simulates a device of OpenCL and reports races and bad accesses of kernels.</summary>
public sealed class OclgrindTheoryAttribute : TheoryAttribute
{
    /// <summary>Where Debian's package puts its driver.</summary>
    internal const string Library = "/usr/lib/oclgrind/liboclgrind-rt-icd.so";

    public OclgrindTheoryAttribute()
    {
        if (!File.Exists(Library))
            Skip = $"There is no Oclgrind ({Library}): install Debian's package oclgrind.";
    }
}
