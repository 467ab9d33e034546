using Xunit;

namespace NE.Integration.Tests.Gpu;

/// <summary>Tests that share the OpenCL device run one after another: a simulated one takes every core by itself.</summary>
[CollectionDefinition(nameof(DeviceCollection))]
public class DeviceCollection;
