using System;

namespace NE.Dsl;

/// <summary>One step of a layer: its linear map, its norm or its activation. The order in which they are written has no meaning.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class StepAttribute : Attribute;
