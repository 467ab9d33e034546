using System.IO;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>A test that needs Oclgrind, a device of OpenCL that simulates kernels and reports races and accesses out of bounds.</summary>
public sealed class OclgrindFactAttribute : FactAttribute
{
    /// <summary>Where Debian's package puts it.</summary>
    internal const string Library = "/usr/lib/oclgrind/liboclgrind-rt-icd.so";

    public OclgrindFactAttribute()
    {
        if (!File.Exists(Library))
            Skip = $"There is no Oclgrind ({Library}): install Debian's package oclgrind.";
    }
}
