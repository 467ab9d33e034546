using Xunit;

namespace NE.Integration.Tests.Gpu;

/// <summary>A theory that needs a device of OpenCL; PoCL is one.</summary>
public sealed class OpenClTheoryAttribute : TheoryAttribute
{
    public OpenClTheoryAttribute() => Skip = OpenCl.Problem;
}
