using Xunit;

namespace NE.Integration.Tests.Gpu;

/// <summary>A test that needs a device of OpenCL; PoCL is one.</summary>
public sealed class OpenClFactAttribute : FactAttribute
{
    public OpenClFactAttribute() => Skip = OpenCl.Problem;
}
